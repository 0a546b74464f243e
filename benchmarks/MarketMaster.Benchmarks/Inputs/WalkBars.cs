namespace MarketMaster.Benchmarks.Inputs;

/// <summary>
/// Bars of a mean-reverting walk around 100 with ticks of 0.01, from a seed. Made here and not by DataGen, so that the input stays the
/// same when the generator gets better.
/// </summary>
internal static class WalkBars
{
    private const double Reversion = 1e-4;
    private const double Step = 1e-3;
    private const double Tick = 0.01;
    private static readonly DateTime Start = new(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc);

    public static BarSeries Create(int count, ulong seed = 42)
    {
        var random = new RandomStream(seed);
        var builder = new BarSeriesBuilder(count);
        var level = 0.0;
        var close = 100.0;
        for (var i = 0; i < count; i++)
        {
            var open = close;
            level += Step * Normal(ref random) - Reversion * level;
            close = Round(100 * Math.Exp(level));
            var high = Math.Max(open, close) + Round(0.1 * random.NextDouble());
            var low = Math.Min(open, close) - Round(0.1 * random.NextDouble());
            builder.Add(new(Start.AddMinutes(i), open, Round(high), Round(low), close, 1 + Math.Floor(1000 * random.NextDouble())));
        }
        return builder.Build();
    }

    public static IReadOnlyList<BarSeries> CreateMany(int series, int count) =>
        [.. Enumerable.Range(0, series).Select(s => Create(count, (ulong)s + 1))];

    internal static double Normal(ref RandomStream random) =>
        Math.Sqrt(-2 * Math.Log(random.NextPositiveDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Round(double price) => Math.Round(price / Tick) * Tick;
}
