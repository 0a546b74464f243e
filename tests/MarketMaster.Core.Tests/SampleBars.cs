namespace MarketMaster.Core.Tests;

/// <summary>Valid bars for tests.</summary>
internal static class SampleBars
{
    public static readonly DateTime Start = new(2024, 7, 1, 13, 30, 0, DateTimeKind.Utc);

    public static BarSeries Walk(int count, ulong seed = 1, TimeSpan? interval = null, double level = 100) =>
        BarSeries.FromBars(WalkBars(count, seed, interval, level));

    public static List<Bar> WalkBars(int count, ulong seed = 1, TimeSpan? interval = null, double level = 100)
    {
        var random = new RandomStream(seed);
        var bars = new List<Bar>(count);
        var open = level;
        for (var i = 0; i < count; i++)
        {
            var close = open * Math.Exp(0.002 * (random.NextDouble() - 0.5));
            var high = Math.Max(open, close) * (1 + 0.0005 * random.NextDouble());
            var low = Math.Min(open, close) * (1 - 0.0005 * random.NextDouble());
            bars.Add(new(Start + i * (interval ?? TimeSpan.FromMinutes(1)), open, high, low, close, 1 + random.NextInt(1000)));
            open = close;
        }
        return bars;
    }

    public static void AssertSame(BarSeries expected, BarSeries actual)
    {
        Assert.AreEqual(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.AreEqual(expected[i], actual[i], $"row {i}");
            Assert.AreEqual(DateTimeKind.Utc, actual.Time[i].Kind);
        }
    }
}
