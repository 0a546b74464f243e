using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>Predicts over a series: features, the rows that are complete for the model, predictions.</summary>
internal static class Inference
{
    public static InferenceResult Run(ActionPredictor model, string name, BarSeries bars)
    {
        var features = model.PrepareOwnFeatures(bars);
        var rows = CompleteRows(model, features);
        if (rows.Length == 0)
            throw Incomplete(model, name, features, bars);
        var chosen = features.Select(rows);
        var predictions = model.PredictWithConfidence(chosen);
        var timed = new TimedPrediction[rows.Length];
        for (var i = 0; i < timed.Length; i++)
            timed[i] = new(chosen.Time[i], predictions[i].Action, predictions[i].Confidence, predictions[i].Probabilities);
        return new(name, timed);
    }

    /// <summary>The newest bar that has all features, alone. All bars feed the features, as OBV and VWAP add up from the first.</summary>
    public static TimedPrediction Latest(ActionPredictor model, string name, BarSeries bars)
    {
        if (model.Family is not null)
        {
            model.Live(bars, out var latest);
            if (latest is { } live)
                return new(bars.Time[^1], live.Action, live.Confidence, live.Probabilities);
        }
        var newest = Newest(model, name, bars);
        var prediction = model.PredictWithConfidence(newest)[0];
        return new(newest.Time[0], prediction.Action, prediction.Confidence, prediction.Probabilities);
    }

    /// <summary>The features of the newest bar that has all of them, as a frame of one row.</summary>
    public static FeatureFrame Newest(ActionPredictor model, string name, BarSeries bars)
    {
        var features = model.PrepareOwnFeatures(bars);
        var rows = CompleteRows(model, features);
        return rows.Length == 0 ? throw Incomplete(model, name, features, bars) : features.Select(rows.AsSpan(^1..));
    }

    private static InvalidMarketDataException Incomplete(ActionPredictor model, string name, FeatureFrame features, BarSeries bars) => new(
        $"none of the {features.Count} bars after the warm-up has all features of model '{name}' ({string.Join(", ", model.FeatureNames)}): is volume missing?",
        bars.Source, null, null, null);

    private static int[] CompleteRows(ActionPredictor model, FeatureFrame features)
    {
        FeatureColumn[] columns = [.. model.FeatureNames.Where(features.Names.Contains).Select(features.Column)];
        return [.. Enumerable.Range(0, features.Count).Where(row => Array.TrueForAll(columns, c => double.IsFinite(c[row])))];
    }
}
