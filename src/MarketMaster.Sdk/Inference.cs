using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>Predicts over a series: features, the rows that are complete for the model, predictions.</summary>
internal static class Inference
{
    public static InferenceResult Run(ActionPredictor model, string name, BarSeries bars)
    {
        var features = ActionPredictor.PrepareFeatures(bars);
        var rows = CompleteRows(model, features);
        if (rows.Length == 0)
        {
            throw new InvalidMarketDataException(
                $"none of the {features.Count} bars after the warm-up has all features of model '{name}' ({string.Join(", ", model.FeatureNames)}): is volume missing?",
                bars.Source, null, null, null);
        }
        var chosen = features.Select(rows);
        var predictions = model.PredictWithConfidence(chosen);
        var timed = new TimedPrediction[rows.Length];
        for (var i = 0; i < timed.Length; i++)
            timed[i] = new(chosen.Time[i], predictions[i].Action, predictions[i].Confidence, predictions[i].Probabilities);
        return new(name, timed);
    }

    private static int[] CompleteRows(ActionPredictor model, FeatureFrame features)
    {
        FeatureColumn[] columns = [.. model.FeatureNames.Where(features.Names.Contains).Select(features.Column)];
        return [.. Enumerable.Range(0, features.Count).Where(row => Array.TrueForAll(columns, c => double.IsFinite(c[row])))];
    }
}
