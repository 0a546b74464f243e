using System.Globalization;
using MarketMaster.Benchmarks.Baseline;
using MarketMaster.Indicators;

namespace MarketMaster.Benchmarks.Peers;

/// <summary>Our times per bar by a plain stopwatch, so that another program may be timed the same way next to it.</summary>
internal static class IndicatorTimes
{
    /// <summary>Writes one line per indicator: id, tab, nanoseconds per bar of ours, tab, of the loop; the frame last.</summary>
    public static void Print(BarSeries bars, int rounds, TextWriter output)
    {
        var scratch = new double[bars.Count];
        foreach (var id in Loops.Ids)
        {
            var indicator = Catalog.Find(id).Create();
            var rows = new double[bars.Count * indicator.Outputs.Count];
            var columns = indicator.Outputs.Select(_ => new double[bars.Count]).ToArray();
            var loop = Loops.Find(id);
            Line(id, () => indicator.ComputeRows(bars, rows), () => loop(bars, columns, scratch));
        }
        var frame = new double[bars.Count * FrameLoops.Width];
        var all = FrameLoops.CreateColumns(bars.Count);
        Line("frame", () => FeatureSet.Default.ComputeRows(bars, frame), () => FrameLoops.Columns(bars, all));

        void Line(string id, Action ours, Action loop) => output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{id}\t{MedianTime.Nanoseconds(rounds, ours) / bars.Count:0.00}\t{MedianTime.Nanoseconds(rounds, loop) / bars.Count:0.00}"));
    }
}
