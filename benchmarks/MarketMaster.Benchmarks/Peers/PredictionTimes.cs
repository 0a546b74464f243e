using System.Globalization;
using MarketMaster.Prediction;

namespace MarketMaster.Benchmarks.Peers;

/// <summary>Our times per row by a plain stopwatch, for a model that was trained by the command line.</summary>
internal static class PredictionTimes
{
    /// <summary>Writes two lines: batch and single, tab, nanoseconds per row.</summary>
    public static void Print(string model, FeatureFrame table, int rounds, TextWriter output)
    {
        var predictor = ActionPredictor.Load(model);
        var batch = MedianTime.Nanoseconds(rounds, () => predictor.PredictProbabilities(table)) / table.Count;
        var single = MedianTime.Nanoseconds(rounds, () =>
        {
            for (var i = 0; i < table.Count; i++)
                predictor.Predict(table.Row(i));
        }) / table.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"batch\t{batch:0.0}\nsingle\t{single:0.0}"));
    }
}
