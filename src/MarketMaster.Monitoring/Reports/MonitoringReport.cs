namespace MarketMaster.Monitoring;

/// <summary>One look at a model in use: quality, drift, performance, and what was to be told.</summary>
public sealed record MonitoringReport
{
    /// <summary>Name of the model.</summary>
    public required string ModelName { get; init; }

    /// <summary>When the report was made.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Unhealthy with a critical finding, degraded with a warning, else healthy; findings count whether or not they were sent as alerts.</summary>
    public required MonitoringStatus Status { get; init; }

    /// <summary>Quality of the rows.</summary>
    public QualityReport? Quality { get; init; }

    /// <summary>Drift of the rows.</summary>
    public DriftReport? Drift { get; init; }

    /// <summary>Performance; null where no outcomes were given.</summary>
    public PerformanceReport? Performance { get; init; }

    /// <summary>The alerts that were sent.</summary>
    public IReadOnlyList<Alert> Alerts { get; init; } = [];

    /// <summary>The report as one JSON document with snake_case keys.</summary>
    public string ToJson() => MonitoringJson.Write(this);
}
