using System.Diagnostics.Metrics;

namespace MarketMaster.Monitoring;

/// <summary>
/// The metrics of a monitor, under the meter <c>MarketMaster.Monitoring</c>. Gauges hold the last report; <c>data.age</c> tells how
/// old the newest row was, since a gauge that nobody sets looks healthy. Safe for several threads.
/// </summary>
public sealed class MonitoringTelemetry : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "MarketMaster.Monitoring";

    private const string Prefix = "marketmaster.monitoring.";
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };
    private static readonly InstrumentAdvice<double> Shares = new() { HistogramBucketBoundaries = [0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] };

    private readonly Meter _meter;
    private readonly Gauge<double> _qualityScore;
    private readonly Counter<long> _qualityIssues;
    private readonly Gauge<long> _qualityRows;
    private readonly Gauge<double> _driftScore;
    private readonly Gauge<double> _driftP;
    private readonly Gauge<int> _driftDetected;
    private readonly Gauge<int> _driftColumns;
    private readonly Gauge<double> _driftShare;
    private readonly Gauge<double> _performance;
    private readonly Gauge<double> _estimated;
    private readonly Gauge<long> _pending;
    private readonly Counter<long> _predictions;
    private readonly Histogram<double> _confidence;
    private readonly Counter<long> _alerts;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _detections;
    private readonly Gauge<double> _age;

    /// <summary>Makes the instruments.</summary>
    /// <param name="factory">Makes the meter; null makes one that lives as long as this object.</param>
    public MonitoringTelemetry(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(new MeterOptions(MeterName)) ?? new Meter(MeterName);
        _qualityScore = _meter.CreateGauge<double>(Prefix + "data_quality.score", "1", "Quality of the current rows, 0 to 1");
        _qualityIssues = _meter.CreateCounter<long>(Prefix + "data_quality.issues", "{issue}", "Issues found in current rows");
        _qualityRows = _meter.CreateGauge<long>(Prefix + "data_quality.rows", "{row}", "Current rows");
        _driftScore = _meter.CreateGauge<double>(Prefix + "drift.score", "1", "Effect of the drift of a feature");
        _driftP = _meter.CreateGauge<double>(Prefix + "drift.p_value", "1", "Adjusted p-value of a feature");
        _driftDetected = _meter.CreateGauge<int>(Prefix + "drift.detected", "1", "1 where anything drifted, else 0");
        _driftColumns = _meter.CreateGauge<int>(Prefix + "drift.columns", "{column}", "Columns that drifted");
        _driftShare = _meter.CreateGauge<double>(Prefix + "drift.share", "1", "Share of the columns that drifted");
        _performance = _meter.CreateGauge<double>(Prefix + "performance.value", "1", "Realised performance");
        _estimated = _meter.CreateGauge<double>(Prefix + "performance.estimated", "1", "Performance estimated without labels");
        _pending = _meter.CreateGauge<long>(Prefix + "performance.labels_pending", "{prediction}", "Predictions whose label has not come");
        _predictions = _meter.CreateCounter<long>(Prefix + "predictions", "{prediction}", "Predictions by class");
        _confidence = _meter.CreateHistogram(Prefix + "prediction.confidence", "1", "Probability of the predicted class", null, Shares);
        _alerts = _meter.CreateCounter<long>(Prefix + "alerts", "{alert}", "Alerts sent");
        _duration = _meter.CreateHistogram(Prefix + "run.duration", "s", "Time that a report took", null, Seconds);
        _detections = _meter.CreateCounter<long>(Prefix + "stream.detections", "{detection}", "Changes found by streaming detectors");
        _age = _meter.CreateGauge<double>(Prefix + "data.age", "s", "Age of the newest row");
    }

    /// <summary>Notes a report of quality.</summary>
    /// <param name="report">The report.</param>
    public void Record(QualityReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var model = Model(report.ModelName);
        _qualityScore.Record(report.Score, model);
        _qualityRows.Record(report.Rows, model);
        foreach (var issue in report.Issues)
            _qualityIssues.Add(1, model, new("check", SnakeCase.Of(issue.Check)), new("severity", SnakeCase.Of(issue.Severity)));
    }

    /// <summary>Notes a report of drift.</summary>
    /// <param name="report">The report.</param>
    public void Record(DriftReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var model = Model(report.ModelName);
        foreach (var column in report.Columns)
        {
            KeyValuePair<string, object?> feature = new("feature", column.Name), test = new("test", column.Kind == ColumnKind.Numeric ? "wasserstein_robust" : "cramers_v");
            _driftScore.Record(column.Effect, model, feature, test);
            _driftP.Record(column.AdjustedPValue, model, feature, new("test", "decision"));
        }
        _driftDetected.Record(report.IsDrifted ? 1 : 0, model);
        _driftColumns.Record(report.DriftedColumns, model);
        _driftShare.Record(report.DriftShare, model);
    }

    /// <summary>Notes a report of performance.</summary>
    /// <param name="report">The report.</param>
    public void Record(PerformanceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var model = Model(report.ModelName);
        foreach (var measure in report.Measures)
        {
            if (double.IsFinite(measure.Value))
                _performance.Record(measure.Value, model, new("metric", measure.Name));
        }
        if (report.Estimate is { Rows: > 0 } estimate)
        {
            _estimated.Record(estimate.Accuracy, model, new("metric", "accuracy"));
            _estimated.Record(estimate.MacroF1, model, new("metric", "macro_f1"));
        }
        _pending.Record(report.Pending, model);
    }

    /// <summary>Counts a prediction.</summary>
    /// <param name="modelName">Name of the model.</param>
    /// <param name="action">The predicted action.</param>
    /// <param name="confidence">Its probability, 0 to 1; NaN where not known.</param>
    public void RecordPrediction(string modelName, TradeAction action, double confidence = double.NaN)
    {
        _predictions.Add(1, Model(modelName), new("class", action.ToName()));
        if (double.IsFinite(confidence))
            _confidence.Record(confidence, Model(modelName));
    }

    /// <summary>Counts an alert.</summary>
    /// <param name="alert">The alert.</param>
    public void Record(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        _alerts.Add(1, Model(alert.ModelName), new("severity", SnakeCase.Of(alert.Severity)), new("kind", SnakeCase.Of(alert.Kind)));
    }

    /// <summary>Notes how long a report took.</summary>
    /// <param name="modelName">Name of the model.</param>
    /// <param name="kind">What was reported: <c>quality</c>, <c>drift</c> or <c>performance</c>.</param>
    /// <param name="duration">How long.</param>
    public void RecordDuration(string modelName, string kind, TimeSpan duration) => _duration.Record(duration.TotalSeconds, Model(modelName), new("kind", kind));

    /// <summary>Counts a change that a streaming detector found.</summary>
    /// <param name="modelName">Name of the model.</param>
    /// <param name="detector">Name of the detector.</param>
    /// <param name="feature">Name of the feature.</param>
    public void RecordDetection(string modelName, string detector, string feature) => _detections.Add(1, Model(modelName), new("detector", detector), new("feature", feature));

    /// <summary>Notes how old the newest row is.</summary>
    /// <param name="modelName">Name of the model.</param>
    /// <param name="age">Now less the time of the row.</param>
    public void RecordAge(string modelName, TimeSpan age) => _age.Record(age.TotalSeconds, Model(modelName));

    /// <summary>Ends the meter.</summary>
    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Model(string name) => new("model", name);
}
