using System.Runtime.InteropServices;

namespace MarketMaster.Indicators.Tests;

/// <summary>The properties that an indicator made of others must have, whatever it is made of.</summary>
internal static class Composed
{
    public static void AssertStreamEqualsBatch(Indicator indicator, BarSeries bars) =>
        TestBars.AssertSameBits(indicator.Rows(bars), indicator.StreamRows(bars), $"{indicator} over {bars.Count} bars");

    /// <summary>No value changes when later bars are taken away: nothing looks ahead.</summary>
    public static void AssertCausal(Indicator indicator, BarSeries bars, int step = 1)
    {
        var whole = indicator.Rows(bars);
        for (var count = 0; count <= bars.Count; count += step)
            TestBars.AssertSameBits(whole.AsSpan(0, count * indicator.Outputs.Count), indicator.Rows(bars.Slice(0, count)), $"{indicator} cut after {count} bars");
    }

    public static void AssertPeekAndReviseChangeNothingElse(Indicator indicator, BarSeries bars)
    {
        var width = indicator.Outputs.Count;
        var actual = new double[bars.Count * width];
        var peeked = new double[width];
        var stream = indicator.OpenStream();
        for (var i = 0; i < bars.Count; i++)
        {
            var row = actual.AsSpan(i * width, width);
            for (var later = Math.Min(i + 40, bars.Count - 1); later > i; later -= 13)
                stream.Peek(bars[later], row);
            stream.Peek(Wrong(bars[i], 1.25), row);
            stream.Peek(bars[i], peeked);
            stream.Push(Wrong(bars[i], 0.5), row);
            if (i + 1 < bars.Count)
                stream.Peek(bars[i + 1], row);
            stream.Revise(Wrong(bars[i], double.NaN), row);
            stream.Revise(Wrong(bars[i], 3), row);
            stream.Peek(bars[Math.Min(i + 9, bars.Count - 1)] with { Time = bars[i].Time.AddDays(3) }, row);
            stream.Revise(bars[i], row);
            TestBars.AssertSameBits(row, peeked, $"{indicator}: peek before bar {i}");
        }
        Assert.AreEqual(bars.Count, stream.Count);
        TestBars.AssertSameBits(indicator.Rows(bars), actual, $"{indicator}: every bar sent wrong, peeked and revised");
    }

    public static void AssertNothingAllocated(Indicator indicator, BarSeries bars)
    {
        var outputs = new double[indicator.Outputs.Count];
        var stream = indicator.OpenStream();
        var half = bars.Count / 2;
        Run(0, half);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(half, bars.Count);
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before, $"{indicator}");

        void Run(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                stream.Peek(bars[i], outputs);
                stream.Push(bars[i], outputs);
                stream.Revise(bars[i], outputs);
            }
        }
    }

    public static void AssertCrossSectionEqualsSingle(Indicator indicator, IReadOnlyList<BarSeries> series)
    {
        var many = CrossRows((dynamic)indicator, series);
        for (var i = 0; i < series.Count; i++)
            TestBars.AssertSameBits(indicator.Rows(series[i]), many[i], $"{indicator} over series {i} of {series.Count}");
    }

    public static BarSeries WithNaN(BarSeries bars, int at) => BarSeries.FromBars(
        Enumerable.Range(0, bars.Count).Select(i => i == at ? Wrong(bars[i], double.NaN) : bars[i]), BarChecks.None);

    /// <summary>The series without some of its bars: single ones, and whole stretches.</summary>
    public static BarSeries WithHoles(BarSeries bars, ulong seed)
    {
        var random = new RandomStream(seed);
        var kept = new List<Bar>();
        for (var i = 0; i < bars.Count; i++)
        {
            if (random.NextDouble() < 0.01)
                i += 150;
            else if (random.NextDouble() > 0.2)
                kept.Add(bars[i]);
        }
        return BarSeries.FromBars(kept.Where(b => b.Time <= bars.Time[^1]), BarChecks.None);
    }

    private static Bar Wrong(Bar bar, double factor) =>
        new(bar.Time, bar.Open * factor, bar.High * factor, bar.Low * factor, bar.Close * factor, bar.Volume * factor);

    private static double[][] CrossRows<TOutput>(Indicator<TOutput> indicator, IReadOnlyList<BarSeries> series) where TOutput : unmanaged =>
        [.. indicator.ComputeMany(series).Select(r => MemoryMarshal.Cast<TOutput, double>(r).ToArray())];
}
