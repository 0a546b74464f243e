using System.Globalization;
using MarketMaster.Benchmarks.Baseline;
using MarketMaster.Indicators;

namespace MarketMaster.Benchmarks.Peers;

/// <summary>Our times per bar by a plain stopwatch, so that another program may be timed the same way next to it.</summary>
internal static class IndicatorTimes
{
    private const int WarmUpBars = 20_000;

    /// <summary>Writes one line per indicator: id, tab, nanoseconds per bar of ours, tab, of the loop; the frame last.</summary>
    public static void Print(BarSeries bars, int rounds, TextWriter output)
    {
        var few = bars.Slice(0, Math.Min(WarmUpBars, bars.Count));
        var scratch = new double[bars.Count];
        var fewScratch = new double[few.Count];
        foreach (var id in Loops.Ids)
        {
            var indicator = Catalog.Find(id).Create();
            var rows = new double[bars.Count * indicator.Outputs.Count];
            var columns = Columns(indicator.Outputs.Count, bars.Count);
            var fewColumns = Columns(indicator.Outputs.Count, few.Count);
            var loop = Loops.Find(id);
            Line(id, b => indicator.ComputeRows(b, rows), () => loop(few, fewColumns, fewScratch), () => loop(bars, columns, scratch));
        }
        var frame = new double[bars.Count * FrameLoops.Width];
        var all = Columns(FrameLoops.Width, bars.Count);
        var fewAll = Columns(FrameLoops.Width, few.Count);
        Line("frame", b => FeatureSet.Default.ComputeRows(b, frame), () => FrameLoops.Columns(few, fewAll), () => FrameLoops.Columns(bars, all));

        void Line(string id, Action<BarSeries> ours, Action fewLoop, Action loop)
        {
            var oursTime = MedianTime.Nanoseconds(rounds, () => ours(few), () => ours(bars)) / bars.Count;
            var loopTime = MedianTime.Nanoseconds(rounds, fewLoop, loop) / bars.Count;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id}\t{oursTime:0.00}\t{loopTime:0.00}"));
        }
    }

    private static double[][] Columns(int count, int bars) => [.. Enumerable.Range(0, count).Select(_ => new double[bars])];
}
