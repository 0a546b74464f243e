namespace MarketMaster.Monitoring;

/// <summary>Settings of the monitoring that <c>AddMarketMasterMonitoring</c> adds, checked when the host starts.</summary>
public sealed class MonitoringOptions
{
    /// <summary>File of the reference profile; null where the application registers a <see cref="ReferenceProfile"/> itself.</summary>
    public string? ReferenceFile { get; set; }

    /// <summary>Name of the model; <c>model</c> by default.</summary>
    public string ModelName { get; set; } = "model";

    /// <summary>Level of a drift report, above 0 to 0.5; 0.05 by default.</summary>
    public double Alpha { get; set; } = 0.05;

    /// <summary>Accuracy below which retraining is advised, 0 to 1; 0.6 by default.</summary>
    public double AccuracyThreshold { get; set; } = 0.6;

    /// <summary>Macro F1 below which retraining is advised, 0 to 1; 0.5 by default.</summary>
    public double F1Threshold { get; set; } = 0.5;

    /// <summary>Age of the model in days at which retraining is advised, 1 to 3650; 7 by default.</summary>
    public int RetrainingIntervalDays { get; set; } = 7;

    /// <summary>When the model was trained; null leaves its age aside.</summary>
    public DateTimeOffset? TrainedAt { get; set; }

    /// <summary>Address of a Slack webhook for alerts; null for none.</summary>
    public Uri? SlackWebhook { get; set; }

    /// <summary>Address that alerts are posted to as JSON; null for none.</summary>
    public Uri? Webhook { get; set; }

    /// <summary>How alerts are mailed; null for not at all.</summary>
    public SmtpOptions? Mail { get; set; }

    /// <summary>When findings become alerts.</summary>
    public AlertPolicy Alerts { get; set; } = new();

    /// <summary>How a stream of rows is watched.</summary>
    public MonitorStreamOptions Stream { get; set; } = new();
}
