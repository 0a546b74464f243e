namespace MarketMaster.Monitoring;

/// <summary>Holds the last report of each model, for health checks and dashboards that must not compute. Safe for several threads.</summary>
public sealed class MonitoringState
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, MonitoringReport> _reports = new(StringComparer.Ordinal);

    /// <summary>The last report of every model.</summary>
    public IReadOnlyList<MonitoringReport> Reports
    {
        get
        {
            lock (_gate)
                return [.. _reports.Values];
        }
    }

    /// <summary>The last report of a model; null where there was none.</summary>
    /// <param name="modelName">Name of the model.</param>
    public MonitoringReport? Find(string modelName)
    {
        lock (_gate)
            return _reports.GetValueOrDefault(modelName);
    }

    /// <summary>Takes a report in the place of the model's last one.</summary>
    /// <param name="report">The report.</param>
    public void Set(MonitoringReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        lock (_gate)
            _reports[report.ModelName] = report;
    }

    /// <summary>The worst of all models: degraded where a report is older than <paramref name="maximumAge"/>, or where there is none.</summary>
    /// <param name="now">The present.</param>
    /// <param name="maximumAge">Age above which a report says nothing of the present.</param>
    /// <returns>The status.</returns>
    public MonitoringStatus Status(DateTimeOffset now, TimeSpan maximumAge)
    {
        var reports = Reports;
        if (reports.Count == 0)
            return MonitoringStatus.Degraded;
        return reports.Max(r => r.Status != MonitoringStatus.Unhealthy && now - r.Timestamp > maximumAge ? MonitoringStatus.Degraded : r.Status);
    }
}
