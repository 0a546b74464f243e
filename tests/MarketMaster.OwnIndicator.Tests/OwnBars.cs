using MarketMaster;
using MarketMaster.Indicators;

namespace OwnIndicator;

/// <summary>Bars, and both ways to compute over them.</summary>
internal static class OwnBars
{
    public static BarSeries Walk(int count, ulong seed)
    {
        var random = new RandomStream(seed);
        var close = 100.0;
        return BarSeries.FromBars(Enumerable.Range(0, count).Select(i =>
        {
            var open = close;
            close = Math.Max(1, Math.Round(open + random.NextDouble() - 0.5, 2));
            return new Bar(new DateTime(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc).AddMinutes(i), open, Math.Max(open, close) + random.NextDouble(), Math.Min(open, close) - 0.25, close, 1 + i % 9);
        }));
    }

    public static BarSeries WithGap(BarSeries bars, int at) => BarSeries.FromBars(
        Enumerable.Range(0, bars.Count).Select(i => i == at ? bars[i] with { Close = double.NaN } : bars[i]), BarChecks.None);

    public static double[] Rows(Indicator indicator, BarSeries bars)
    {
        var rows = new double[bars.Count * indicator.Outputs.Count];
        indicator.ComputeRows(bars, rows);
        return rows;
    }

    public static double[] StreamRows(Indicator indicator, BarSeries bars)
    {
        var stream = indicator.OpenStream();
        var rows = new double[bars.Count * stream.OutputCount];
        for (var i = 0; i < bars.Count; i++)
            stream.Push(bars[i], rows.AsSpan(i * stream.OutputCount, stream.OutputCount));
        return rows;
    }

    public static void AssertSameBits(double[] expected, double[] actual, string what) =>
        CollectionAssert.AreEqual(Array.ConvertAll(expected, Bits), Array.ConvertAll(actual, Bits), what);

    private static long Bits(double value) => double.IsNaN(value) ? long.MinValue : BitConverter.DoubleToInt64Bits(value);
}
