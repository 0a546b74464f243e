namespace MarketMaster.Monitoring;

/// <summary>How a <see cref="ComprehensiveMonitor"/> watches.</summary>
public sealed record MonitorOptions
{
    /// <summary>What is kept of reference rows, where a monitor is made of rows.</summary>
    public ProfileOptions Profile { get; init; } = new();

    /// <summary>What counts as a defect.</summary>
    public QualityOptions Quality { get; init; } = new();

    /// <summary>How drift is decided.</summary>
    public DriftOptions Drift { get; init; } = new();

    /// <summary>How performance is judged.</summary>
    public PerformanceOptions Performance { get; init; } = new();

    /// <summary>When findings become alerts.</summary>
    public AlertPolicy Alerts { get; init; } = new();

    /// <summary>The clock of the reports; the system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Takes the metrics; null (the default) takes none.</summary>
    public MonitoringTelemetry? Telemetry { get; init; }

    /// <summary>Sends the alerts; null (the default) leaves them in the report and the event.</summary>
    public AlertDispatcher? Dispatcher { get; init; }

    /// <summary>Holds the last report; null (the default) holds none.</summary>
    public MonitoringState? State { get; init; }
}
