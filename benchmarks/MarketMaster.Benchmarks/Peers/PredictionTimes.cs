using System.Diagnostics;
using System.Globalization;
using MarketMaster.Prediction;

namespace MarketMaster.Benchmarks.Peers;

/// <summary>Our times per row by a plain stopwatch, for a model that was trained by the command line.</summary>
internal static class PredictionTimes
{
    private const int WarmUpRows = 1_000;

    // A batch of at most 2,000 rows stays on one thread.
    private const int OneThreadRows = 1_920;

    /// <summary>Writes lines of a name, tab, nanoseconds per row: batch on all cores, batch on one, row by row, and median and 99th percentile of single calls.</summary>
    public static void Print(string model, FeatureFrame table, int rounds, TextWriter output)
    {
        var predictor = ActionPredictor.Load(model);
        var few = table.Slice(0, Math.Min(WarmUpRows, table.Count));
        var batch = MedianTime.Nanoseconds(rounds, () => predictor.PredictProbabilities(few), () => predictor.PredictProbabilities(table)) / table.Count;
        var single = MedianTime.Nanoseconds(rounds, () => RowByRow(few), () => RowByRow(table)) / table.Count;
        var part = table.Slice(0, Math.Min(OneThreadRows, table.Count));
        var oneThread = MedianTime.Nanoseconds(rounds * 20, () => predictor.PredictProbabilities(few), () => predictor.PredictProbabilities(part)) / part.Count;
        var (median, late) = SingleCalls(predictor, table);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"batch\t{batch:0.0}\nbatch_one_thread\t{oneThread:0.0}\nsingle\t{single:0.0}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"single_median\t{median:0.0}\nsingle_p99\t{late:0.0}"));

        void RowByRow(FeatureFrame rows)
        {
            for (var i = 0; i < rows.Count; i++)
                predictor.Predict(rows.Row(i));
        }
    }

    // Every call on its own, each with another row; what the clock costs, some 20 ns, is in it.
    private static (double Median, double Late) SingleCalls(ActionPredictor predictor, FeatureFrame table)
    {
        var times = new double[table.Count];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            predictor.Predict(table.Row(i));
            times[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        }
        Array.Sort(times);
        return (times[times.Length / 2], times[times.Length * 99 / 100]);
    }
}
