namespace MarketMaster.Parquet.Tests;

/// <summary>Bars for tests.</summary>
internal static class SampleBars
{
    public static readonly DateTime Start = new(2024, 7, 1, 13, 30, 0, DateTimeKind.Utc);

    public static BarSeries Walk(int count, Func<int, double>? volume = null, TimeSpan fraction = default)
    {
        var random = new RandomStream(1);
        var bars = new List<Bar>(count);
        var open = 100.0;
        for (var i = 0; i < count; i++)
        {
            var close = Math.Round(open * Math.Exp(0.01 * (random.NextDouble() - 0.5)), 2);
            bars.Add(new(Start.AddMinutes(i) + fraction, open, Math.Max(open, close) + 0.01, Math.Min(open, close) - 0.01, close, volume?.Invoke(i) ?? random.NextInt(1_000)));
            open = close;
        }
        return BarSeries.FromBars(bars, BarChecks.Range | BarChecks.Order);
    }

    public static void AssertSame(BarSeries expected, BarSeries actual)
    {
        Assert.AreEqual(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
            Assert.AreEqual(expected[i], actual[i], $"row {i}");
    }
}
