namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class BarTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(5)]
    [DataRow(15)]
    [DataRow(60)]
    [DataRow(240)]
    [DataRow(1440)]
    public void Bars_of_every_class_and_seed_are_valid(int minutes)
    {
        foreach (var (assetClass, symbol) in Markets.OfEachClass)
        {
            for (var seed = 1UL; seed <= 3; seed++)
            {
                var generator = Markets.Generator(assetClass, minutes, seed);
                var data = generator.GenerateBars(3000); // BarSeries checks finite, range and order itself
                var report = generator.ValidateGeneratedData(data);
                Assert.IsNotNull(report.Facts, $"{symbol} {minutes}m seed {seed}: {string.Join("; ", report.Issues)}");
            }
        }
    }

    [TestMethod]
    public void Every_known_instrument_generates()
    {
        foreach (var instrument in Instrument.Known)
        {
            var generator = new MarketDataGenerator(instrument.AssetClass, instrument.Symbol);
            var data = generator.GenerateBars(500);
            Assert.AreEqual(500, data.Count);
            Assert.IsEmpty(generator.ValidateGeneratedData(data).Issues, instrument.Symbol);
            Assert.AreEqual(generator.Model.StartPrice, data.Bars.Open[0], instrument.TickSize);
        }
    }

    [TestMethod]
    public void Making_a_bar_allocates_nothing()
    {
        var process = Markets.Generator(AssetClass.Equity, 5, signal: SignalOptions.Demo).CreateProcess();
        for (var i = 0; i < 1000; i++)
            process.Next(out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20_000; i++)
            process.Next(out _);
        Assert.AreEqual(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [TestMethod]
    public void A_price_that_falls_for_centuries_keeps_moving()
    {
        var models = MarketModels.Default.With(MarketModels.Default.GetInstrument(AssetClass.Crypto, "BTC/USD") with { AnnualDrift = -2 });
        var bars = Markets.Generator(AssetClass.Crypto, 1440, models: models).GenerateBars(100_000).Bars.Slice(90_000, 10_000);
        var changed = 0;
        for (var i = 0; i < bars.Count; i++)
            changed += bars.High[i] > bars.Low[i] ? 1 : 0;
        Assert.IsGreaterThan(9_000, changed);
    }

    [TestMethod]
    public void Progress_rises_to_1_and_cancellation_stops()
    {
        var seen = new List<double>();
        var generator = Markets.Generator(AssetClass.Crypto);
        generator.GenerateBars(10_000, new Reports(seen.Add));
        Assert.IsTrue(seen.SequenceEqual(seen.Order()) && seen[0] == 0 && seen[^1] == 1 && seen.Count > 2);
        using var cancellation = new CancellationTokenSource();
        Assert.ThrowsExactly<OperationCanceledException>(
            () => generator.GenerateBars(10_000_000, new Reports(p => { if (p > 0.001) cancellation.Cancel(); }), cancellation.Token));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(-5)]
    public void Counts_below_1_are_refused(int count)
    {
        var generator = Markets.Generator(AssetClass.Crypto);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => generator.GenerateBars(count));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => generator.StreamBars(count));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => generator.GenerateTrainingData(count));
    }

    [TestMethod]
    public void Counts_beyond_the_calendar_are_refused()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Markets.Generator(AssetClass.Equity, 1440).StreamBars(3_000_000));
        Assert.Contains("past the year 9998", error.Message);
    }

    [TestMethod]
    public void Bad_options_are_named()
    {
        AssertRefused("Interval is 00:07:00", new() { Interval = TimeSpan.FromMinutes(7) });
        AssertRefused("Interval is 00:00:30", new() { Interval = TimeSpan.FromSeconds(30) });
        AssertRefused("StartTime", new() { StartTime = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified) });
        AssertRefused("Strength is 6", new() { Signal = new() { Strength = 6 } });
        AssertRefused("Persistence is 1", new() { Signal = new() { Persistence = 1 } });
        AssertRefused("Horizon is 0", new() { Signal = new() { Horizon = 0 } });
        AssertRefused("Strength is NaN", new() { Signal = new() { Strength = double.NaN } });
    }

    private static void AssertRefused(string expected, GeneratorOptions options)
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => new MarketDataGenerator(AssetClass.Crypto, "BTC/USD", options: options));
        Assert.Contains(expected, error.Message);
    }

    private sealed class Reports(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
