namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class TickBarTests
{
    private static readonly DateTime Start = new(2024, 1, 2, 14, 30, 0, DateTimeKind.Utc);

    // Kolmogorov-Smirnov distances of bars of the same market and seed, one minute and a quarter of an hour long
    [TestMethod]
    [DataRow(AssetClass.Equity)]
    [DataRow(AssetClass.Crypto)]
    [DataRow(AssetClass.Forex)]
    [DataRow(AssetClass.Commodity)]
    [DataRow(AssetClass.Indices)]
    public void Bars_of_ticks_are_distributed_as_the_generators_bars(AssetClass assetClass)
    {
        const int Days = 5;
        var generator = Markets.Generator(assetClass, 1, seed: 3);
        var bars = generator.GenerateBars(generator.Model.Hours.Minutes * Days).Bars;
        var end = bars.Time[^1].AddMinutes(1);
        var ticks = generator.StreamTicks(long.MaxValue).TakeWhile(t => t.Time < end).ToArray();
        foreach (var (minutes, returns, ranges, volumes) in ((int, double, double, double)[])[(1, 0.03, 0.08, 0.04), (15, 0.05, 0.08, 0.08)])
        {
            var made = Resample(bars, minutes);
            var built = TickAggregator.Aggregate(ticks, TimeSpan.FromMinutes(minutes)).ToArray();
            var distances = (Distance(made, built, Returns), Distance(made, built, b => b.Select(x => Math.Log(x.High / x.Low))), Distance(made, built, b => b.Select(x => x.Volume)));
            var text = FormattableString.Invariant($"{assetClass} {minutes}m, {built.Length} of {made.Length} bars: returns {distances.Item1:0.000}, ranges {distances.Item2:0.000}, volumes {distances.Item3:0.000}");
            Console.WriteLine(text);
            Assert.IsTrue(distances.Item1 < returns && distances.Item2 < ranges && distances.Item3 < volumes, text);
        }
    }

    // of another seed, and in units of the volatility of its own minute: the samples are then independent, at a level of 0.1 %
    [TestMethod]
    [DataRow(AssetClass.Equity)]
    [DataRow(AssetClass.Crypto)]
    [DataRow(AssetClass.Forex)]
    [DataRow(AssetClass.Commodity)]
    [DataRow(AssetClass.Indices)]
    public void Standardised_returns_pass_the_two_sample_test(AssetClass assetClass)
    {
        var other = Markets.Generator(assetClass, 1, seed: 11);
        var generator = Markets.Generator(assetClass, 1, seed: 12);
        var length = Math.Min(3_000, generator.Model.Hours.Minutes * 5);
        var data = generator.GenerateBars(length);
        var end = data.Bars.Time[^1].AddMinutes(1);
        var built = TickAggregator.Aggregate(generator.StreamTicks(long.MaxValue).TakeWhile(t => t.Time < end), TimeSpan.FromMinutes(1))
            .ToDictionary(b => b.Time);
        var x = Standardised(data, i => built.TryGetValue(data.Bars.Time[i], out var bar) ? bar.Close : double.NaN);
        var reference = other.GenerateBars(length);
        var y = Standardised(reference, i => reference.Bars.Close[i]);
        var limit = 1.95 * Math.Sqrt(1.0 / x.Length + 1.0 / y.Length);
        var distance = TickStatistics.KolmogorovSmirnov(x, y);
        Console.WriteLine(FormattableString.Invariant($"{assetClass}: {distance:0.000}, limit {limit:0.000}"));
        Assert.IsLessThan(limit, distance);
    }

    [TestMethod]
    public void Real_ticks_make_bars_by_the_clock()
    {
        Tick[] ticks = [T(0, 10, 1), T(20, 12, 2), T(59.9, 9, 3), T(60, 11, 4), T(300, 8, 0)];
        var bars = TickAggregator.Aggregate(ticks, TimeSpan.FromMinutes(1)).ToArray();
        Assert.AreSequenceEqual([new Bar(Start, 10, 12, 9, 9, 6), new(Start.AddMinutes(1), 11, 11, 11, 11, 4), new(Start.AddMinutes(5), 8, 8, 8, 8, 0)], bars);
        var day = TickAggregator.Aggregate(ticks, TimeSpan.FromDays(1)).Single();
        Assert.AreEqual(new Bar(Start.Date, 10, 12, 8, 8, 10), day);
        Assert.IsEmpty(TickAggregator.Aggregate([], TimeSpan.FromHours(1)));
    }

    [TestMethod]
    public void What_is_no_tick_is_refused_with_its_time_and_value()
    {
        Refuses("14:30:00.0000000Z lies before the last one at", T(1, 10, 1), T(0, 10, 1));
        Refuses("has price -1", T(0, -1, 1));
        Refuses("has price NaN", T(0, double.NaN, 1));
        Refuses("has size -2", T(0, 1, -2));
        Refuses("is Unspecified", T(0, 1, 1) with { Time = DateTime.SpecifyKind(Start, DateTimeKind.Unspecified) });
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TickAggregator(TimeSpan.FromMinutes(7)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TickAggregator(TimeSpan.Zero));
    }

    private static void Refuses(string text, params Tick[] ticks) =>
        Assert.Contains(text, Assert.ThrowsExactly<ArgumentException>(() => TickAggregator.Aggregate(ticks, TimeSpan.FromMinutes(1)).ToArray()).Message);

    private static Tick T(double seconds, double price, double size) => new(Start.AddSeconds(seconds), price, size, price, price);

    private static double[] Standardised(GeneratedBars data, Func<int, double> close) =>
    [
        .. Enumerable.Range(1, data.Count - 1).Where(i => data.GapVolatility[i] == 0)
            .Select(i => Math.Log(close(i) / close(i - 1)) / data.Volatility[i]).Where(double.IsFinite),
    ];

    private static IEnumerable<double> Returns(Bar[] bars) => bars.Zip(bars.Skip(1), (x, y) => Math.Log(y.Close / x.Close));

    private static double Distance(Bar[] made, Bar[] built, Func<Bar[], IEnumerable<double>> of) =>
        TickStatistics.KolmogorovSmirnov([.. of(made)], [.. of(built)]);

    private static Bar[] Resample(BarSeries bars, int minutes) =>
    [
        .. Enumerable.Range(0, bars.Count).Select(i => bars[i]).GroupBy(b => b.Time.Ticks / (minutes * TimeSpan.TicksPerMinute))
            .Select(g => new Bar(new(g.Key * minutes * TimeSpan.TicksPerMinute, DateTimeKind.Utc), g.First().Open, g.Max(b => b.High), g.Min(b => b.Low), g.Last().Close, g.Sum(b => b.Volume))),
    ];
}
