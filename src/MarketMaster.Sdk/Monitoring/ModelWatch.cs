using MarketMaster.Monitoring;
using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>Joins a model and its monitor: the importance of its features, its predictions, its calibration.</summary>
internal static class ModelWatch
{
    /// <summary>Watches labelled rows against the rows that the model was trained on.</summary>
    public static MonitoringReport Run(
        ActionPredictor model, string name, FeatureFrame training, FeatureFrame validation, FeatureFrame current, int horizon, MarketMasterSettings settings, TimeProvider time)
    {
        var monitor = new ComprehensiveMonitor(training, name, Options(model, horizon, settings, time))
        {
            Estimator = validation.Count > 0 && validation.IsLabelled ? PerformanceEstimator.Fit(Outcomes(model, validation)) : null,
        };
        var ledger = new PredictionLedger(Math.Max(1, current.Count));
        var predictions = model.PredictWithConfidence(current);
        for (var i = 0; i < predictions.Length; i++)
        {
            var id = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var made = current.Time.IsEmpty ? DateTimeOffset.UnixEpoch.AddSeconds(i) : new DateTimeOffset(current.Time[i], TimeSpan.Zero);
            ledger.Record(id, made, predictions[i].Action, Row(predictions[i].Probabilities));
            if (current.IsLabelled)
                ledger.Settle(id, current.Labels[i], made);
        }
        return monitor.Run(current, current.IsLabelled ? ledger.All() : null);
    }

    private static MonitorOptions Options(ActionPredictor model, int horizon, MarketMasterSettings settings, TimeProvider time) => new()
    {
        TimeProvider = time,
        Drift = new() { Importance = model.Importance().ToDictionary(i => i.Feature, i => i.Importance, StringComparer.Ordinal) },
        Performance = new()
        {
            Horizon = Math.Max(1, horizon),
            Retrain = new() { AccuracyThreshold = settings.ModelAccuracyThreshold, F1Threshold = settings.ModelF1Threshold, IntervalDays = settings.RetrainingIntervalDays },
        },
    };

    private static PredictionOutcomes Outcomes(ActionPredictor model, FeatureFrame rows)
    {
        var predictions = model.PredictWithConfidence(rows);
        return new(Array.ConvertAll(predictions, p => p.Action), rows.Labels.ToArray(), predictions.SelectMany(p => Row(p.Probabilities)).ToArray());
    }

    private static double[] Row(ActionProbabilities p) => [p.StrongSell, p.Sell, p.Hold, p.Buy, p.StrongBuy];
}
