namespace MarketMaster.Indicators.Tests;

/// <summary>Series made up for tests.</summary>
internal static class TestBars
{
    private static readonly DateTime Start = new(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A random walk with ticks of 0.01, so that equal prices happen.</summary>
    public static BarSeries Walk(int count, ulong seed, double start = 100, double step = 0.5, double tick = 0.01)
    {
        var random = new RandomStream(seed);
        var close = start;
        return Make(count, _ =>
        {
            var open = close;
            close = Math.Max(tick, open + (random.NextDouble() - 0.5) * 2 * step);
            close = Math.Round(close / tick) * tick;
            var high = Math.Max(open, close) + Math.Round(random.NextDouble() * step / tick) * tick;
            var low = Math.Min(open, close) - Math.Round(random.NextDouble() * step / tick) * tick;
            return (open, high, low, close, Math.Floor(random.NextDouble() * 1000) + 1);
        });
    }

    public static BarSeries Flat(int count, double price, double volume = 10) => Make(count, _ => (price, price, price, price, volume));

    public static BarSeries Make(int count, Func<int, (double Open, double High, double Low, double Close, double Volume)> bar)
    {
        var builder = new BarSeriesBuilder(count);
        for (var i = 0; i < count; i++)
        {
            var (open, high, low, close, volume) = bar(i);
            builder.Add(new(Start.AddMinutes(i), open, high, low, close, volume));
        }
        return builder.Build(BarChecks.None);
    }

    /// <summary>All outputs of an indicator, row by row.</summary>
    public static double[] Rows(this Indicator indicator, BarSeries bars)
    {
        var rows = new double[bars.Count * indicator.Outputs.Count];
        indicator.ComputeRows(bars, rows);
        return rows;
    }

    /// <summary>The same by a stream.</summary>
    public static double[] StreamRows(this Indicator indicator, BarSeries bars)
    {
        var width = indicator.Outputs.Count;
        var rows = new double[bars.Count * width];
        var stream = indicator.OpenStream();
        for (var i = 0; i < bars.Count; i++)
            stream.Push(bars[i], rows.AsSpan(i * width, width));
        return rows;
    }

    public static void AssertSameBits(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, string what)
    {
        Assert.AreEqual(expected.Length, actual.Length, what);
        for (var i = 0; i < expected.Length; i++)
        {
            if (BitConverter.DoubleToInt64Bits(expected[i]) != BitConverter.DoubleToInt64Bits(actual[i]) && !(double.IsNaN(expected[i]) && double.IsNaN(actual[i])))
                Assert.Fail($"{what}: value {i} is {actual[i]:R}, expected {expected[i]:R}");
        }
    }
}
