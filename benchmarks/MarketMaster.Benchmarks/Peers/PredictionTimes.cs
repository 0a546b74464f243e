using System.Globalization;
using MarketMaster.Prediction;

namespace MarketMaster.Benchmarks.Peers;

/// <summary>Our times per row by a plain stopwatch, for a model that was trained by the command line.</summary>
internal static class PredictionTimes
{
    private const int WarmUpRows = 1_000;

    /// <summary>Writes two lines: batch and single, tab, nanoseconds per row.</summary>
    public static void Print(string model, FeatureFrame table, int rounds, TextWriter output)
    {
        var predictor = ActionPredictor.Load(model);
        var few = table.Slice(0, Math.Min(WarmUpRows, table.Count));
        var batch = MedianTime.Nanoseconds(rounds, () => predictor.PredictProbabilities(few), () => predictor.PredictProbabilities(table)) / table.Count;
        var single = MedianTime.Nanoseconds(rounds, () => RowByRow(few), () => RowByRow(table)) / table.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"batch\t{batch:0.0}\nsingle\t{single:0.0}"));

        void RowByRow(FeatureFrame rows)
        {
            for (var i = 0; i < rows.Count; i++)
                predictor.Predict(rows.Row(i));
        }
    }
}
