namespace MarketMaster.Monitoring;

/// <summary>
/// Watches a model in use: the quality of its input, whether the input still comes from where the training rows came from, and how
/// good the predictions are. Each method judges the data at hand and returns; none throws for data that cannot be judged, they say
/// so in their status. Safe for several threads.
/// </summary>
public sealed class ComprehensiveMonitor
{
    private readonly AlertGate _gate;
    private readonly Lock _gateLock = new();

    /// <summary>Watches against reference rows.</summary>
    /// <param name="reference">The rows, usually those of the training, in order of time.</param>
    /// <param name="modelName">Name of the model.</param>
    /// <param name="options">How to watch; null takes the defaults.</param>
    public ComprehensiveMonitor(FeatureFrame reference, string modelName, MonitorOptions? options = null)
        : this(ReferenceProfile.Create(reference, (options ?? new()).Profile), modelName, options) { }

    /// <summary>Watches against a saved reference.</summary>
    /// <param name="reference">The profile of the reference rows.</param>
    /// <param name="modelName">Name of the model.</param>
    /// <param name="options">How to watch; null takes the defaults.</param>
    public ComprehensiveMonitor(ReferenceProfile reference, string modelName, MonitorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentException.ThrowIfNullOrWhiteSpace(modelName);
        (Reference, ModelName, Options) = (reference, modelName, options ?? new());
        _gate = new(Options.Alerts);
    }

    /// <summary>Raised when an alert is sent, on the thread that found it.</summary>
    public event EventHandler<AlertEventArgs>? AlertRaised;

    /// <summary>Raised when a report of performance advises to train anew.</summary>
    public event EventHandler<RetrainEventArgs>? RetrainAdvised;

    /// <summary>The reference.</summary>
    public ReferenceProfile Reference { get; }

    /// <summary>Name of the model.</summary>
    public string ModelName { get; }

    /// <summary>How the monitor watches.</summary>
    public MonitorOptions Options { get; }

    /// <summary>Estimates performance before labels come; null (the default) does not.</summary>
    public PerformanceEstimator? Estimator { get; init; }

    /// <summary>Judges the quality of rows.</summary>
    /// <param name="current">The rows, in order of time.</param>
    /// <returns>What is wrong with them.</returns>
    public QualityReport MonitorDataQuality(FeatureFrame current)
    {
        ArgumentNullException.ThrowIfNull(current);
        var report = Timed("quality", () => new QualityAnalysis(Reference, Options.Quality).Run(current, ModelName, Now));
        Options.Telemetry?.Record(report);
        if (!current.Time.IsEmpty)
            Options.Telemetry?.RecordAge(ModelName, Now.UtcDateTime - current.Time[^1]);
        return report;
    }

    /// <summary>Judges the quality of bars by the checks of <see cref="BarValidator"/>.</summary>
    /// <param name="bars">The bars; nothing need be checked before.</param>
    /// <param name="options">Calendar and thresholds; null takes the defaults.</param>
    /// <returns>What is wrong with them.</returns>
    public QualityReport MonitorDataQuality(BarSeries bars, BarValidatorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var report = Timed("quality", () => BarQuality.Of(new BarValidator(options ?? new() { TimeProvider = Options.TimeProvider }).Validate(bars), ModelName, Now));
        Options.Telemetry?.Record(report);
        return report;
    }

    /// <summary>Judges whether rows come from where the reference came from.</summary>
    /// <param name="current">The rows, in order of time. Labels, where there are any, are compared too.</param>
    /// <returns>What drifted.</returns>
    public DriftReport MonitorDataDrift(FeatureFrame current)
    {
        ArgumentNullException.ThrowIfNull(current);
        var report = Timed("drift", () => new DriftAnalysis(Reference, Options.Drift).Run(current, ModelName, Now));
        Options.Telemetry?.Record(report);
        return report;
    }

    /// <summary>The verdicts of Evidently 0.7 on the same rows, for those who compare.</summary>
    /// <param name="current">The rows.</param>
    /// <param name="test">The test for every column; null takes Evidently's defaults.</param>
    /// <returns>Scores and verdicts.</returns>
    public EvidentlyReport CompareAsEvidently(FeatureFrame current, EvidentlyTest? test = null)
    {
        ArgumentNullException.ThrowIfNull(current);
        return EvidentlyReport.Run(Reference, current, test);
    }

    /// <summary>Judges predictions by their labels.</summary>
    /// <param name="predictions">The predicted actions.</param>
    /// <param name="actual">The true actions.</param>
    /// <returns>The measures.</returns>
    /// <exception cref="ArgumentException">There is not one label for each prediction.</exception>
    public PerformanceReport MonitorModelPerformance(ReadOnlyMemory<TradeAction> predictions, ReadOnlyMemory<TradeAction> actual) =>
        MonitorModelPerformance(new PredictionOutcomes(predictions, actual));

    /// <summary>Judges predictions by their labels, with probabilities and returns where there are any.</summary>
    /// <param name="outcomes">The outcomes in order of time.</param>
    /// <returns>The measures.</returns>
    public PerformanceReport MonitorModelPerformance(PredictionOutcomes outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var estimate = outcomes.Probabilities.IsEmpty ? null : Estimator?.Estimate(outcomes.Predicted.Span, outcomes.Probabilities.Span);
        return Judged(() => PerformanceAnalysis.Run(outcomes, 0, estimate, ModelName, Now, Options.Performance));
    }

    /// <summary>Judges the predictions of a window of a ledger: by the labels that have come, and by an estimate of all of them.</summary>
    /// <param name="window">The window.</param>
    /// <returns>The measures; partial while too many labels are missing.</returns>
    public PerformanceReport MonitorModelPerformance(LedgerWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return Judged(() => PerformanceAnalysis.Run(window.Outcomes(), window.Pending, window.Estimate(Estimator), ModelName, Now, Options.Performance));
    }

    /// <summary>Judges rows, and predictions where given, raises the alerts that are due, and keeps the report.</summary>
    /// <param name="current">The rows, in order of time.</param>
    /// <param name="predictions">A window of the ledger, or null.</param>
    /// <param name="detections">Columns in which streaming detectors fired, or null.</param>
    /// <returns>The report.</returns>
    public MonitoringReport Run(FeatureFrame current, LedgerWindow? predictions = null, IReadOnlyCollection<string>? detections = null)
    {
        var quality = MonitorDataQuality(current);
        var drift = MonitorDataDrift(current);
        var performance = predictions is null ? null : MonitorModelPerformance(predictions);
        List<(AlertKind Kind, Alert? Finding)> findings =
        [
            (AlertKind.DataQuality, Findings.Of(quality)),
            (AlertKind.Drift, Findings.Of(drift, Reference)),
            (AlertKind.Retrain, Findings.Of(performance?.Retrain)),
            (AlertKind.Stream, Findings.OfStream(ModelName, Now, detections ?? [])),
        ];
        var report = new MonitoringReport
        {
            ModelName = ModelName,
            Timestamp = Now,
            Status = findings.Max(f => f.Finding?.Severity) switch
            {
                AlertSeverity.Critical => MonitoringStatus.Unhealthy,
                AlertSeverity.Warning => MonitoringStatus.Degraded,
                _ => MonitoringStatus.Healthy,
            },
            Quality = quality,
            Drift = drift,
            Performance = performance,
            Alerts = Raise(findings),
        };
        Options.State?.Set(report);
        return report;
    }

    private DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    private List<Alert> Raise(List<(AlertKind Kind, Alert? Finding)> findings)
    {
        var alerts = new List<Alert>();
        lock (_gateLock)
        {
            foreach (var (kind, finding) in findings)
            {
                if (_gate.Take(kind, finding, Now) is { } alert)
                    alerts.Add(alert);
            }
        }
        foreach (var alert in alerts)
        {
            Options.Telemetry?.Record(alert);
            Options.Dispatcher?.Send(alert);
            AlertRaised?.Invoke(this, new(alert));
        }
        return alerts;
    }

    private PerformanceReport Judged(Func<PerformanceReport> judge)
    {
        var report = Timed("performance", judge);
        Options.Telemetry?.Record(report);
        if (report.Retrain is { IsAdvised: true } advice)
            RetrainAdvised?.Invoke(this, new(advice));
        return report;
    }

    private T Timed<T>(string kind, Func<T> work)
    {
        var started = Options.TimeProvider.GetTimestamp();
        var result = work();
        Options.Telemetry?.RecordDuration(ModelName, kind, Options.TimeProvider.GetElapsedTime(started));
        return result;
    }
}
