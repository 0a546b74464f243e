namespace MarketMaster.DataGen.Tests;

/// <summary>Ticks against what was measured on real ones: two stocks and one currency pair.</summary>
[TestClass]
public sealed class TickFactTests
{
    // windows of 1, 10 and 60 s: from the stock with the fewer trades to the one with the more
    [TestMethod]
    [DataRow("as SPY in 2013", 165, 0.13, 1e8)]
    [DataRow("AAPL", 185, 0.30, 6e7)]
    [DataRow("MSFT", 370, 0.27, 2.5e7)]
    public void Trades_of_stocks(string name, double price, double volatility, double volume)
    {
        var models = MarketModels.Default.With(new InstrumentModel(new Instrument("X", AssetClass.Equity, 0.01)) { StartPrice = price, AnnualVolatility = volatility, DailyVolume = volume });
        for (var seed = 1UL; seed <= 3; seed++)
        {
            var ticks = Session(new MarketDataGenerator(AssetClass.Equity, "X", seed, new() { Models = models }), TimeSpan.FromMinutes(390));
            var times = ticks.Select(t => t.Time).ToArray();
            var changes = ticks.Zip(ticks.Skip(1), (a, b) => b.Price - a.Price).ToArray();
            var session = TimeSpan.FromMinutes(389);
            var (one, ten, sixty) = (TickStatistics.Fano(times, 1, session), TickStatistics.Fano(times, 10, session), TickStatistics.Fano(times, 60, session));
            var zeros = changes.Count(c => c == 0) / (double)changes.Length;
            var bounce = Sample.Autocorrelation(changes, 1);
            var variation = TickStatistics.GapVariation(times);
            Console.WriteLine(FormattableString.Invariant($"{name} seed {seed}: {ticks.Length} ticks, gap CV {variation:0.0}, Fano {one:0.0}/{ten:0.0}/{sixty:0}, unchanged {zeros:0.00}, lag 1 {bounce:0.00}"));
            Assert.IsInRange(10.0, 48.0, one);
            Assert.IsInRange(16.0, 117.0, ten);
            Assert.IsInRange(40.0, 421.0, sixty);
            Assert.IsInRange(0.56, 0.87, zeros);
            Assert.IsInRange(-0.46, -0.28, bounce); // measured: -0.39 and -0.33
            Assert.IsInRange(2.8, 4.5, variation); // measured: 4.5 and 2.8
        }
    }

    [TestMethod]
    public void Sizes_of_stock_trades_are_mostly_round_lots()
    {
        var sizes = Markets.Generator(AssetClass.Equity).StreamTicks(200_000).Select(t => t.Size).Order().ToArray();
        Assert.AreEqual(0.92, sizes.Count(s => s % 100 == 0) / (double)sizes.Length, 0.02);
        Assert.AreEqual(200, sizes[sizes.Length / 2]);
        Assert.IsInRange(800.0, 2700.0, sizes[sizes.Length * 99 / 100]);
    }

    // the measured values are those of a quiet day and of one with news
    [TestMethod]
    public void Quotes_of_currencies()
    {
        for (var seed = 1UL; seed <= 3; seed++)
        {
            var ticks = Session(Markets.Generator(AssetClass.Forex, 1, seed), TimeSpan.FromHours(24));
            var times = ticks.Select(t => t.Time).ToArray();
            var session = TimeSpan.FromHours(23);
            var (one, ten, sixty) = (TickStatistics.Fano(times, 1, session), TickStatistics.Fano(times, 10, session), TickStatistics.Fano(times, 60, session));
            var spread = ticks.Select(t => (t.Ask - t.Bid) / t.Price * 1e4).Order().ToArray();
            Console.WriteLine(FormattableString.Invariant($"seed {seed}: {ticks.Length} ticks, Fano {one:0.0}/{ten:0.0}/{sixty:0}, spread {spread[spread.Length / 10]:0.00}/{spread[spread.Length / 2]:0.00}/{spread[spread.Length * 9 / 10]:0.00} bp"));
            Assert.IsInRange(3.0, 9.5, one);
            Assert.IsInRange(8.0, 65.0, ten);
            Assert.IsInRange(23.0, 272.0, sixty);
            Assert.AreEqual(0.87, spread[spread.Length / 2], 0.12);
            Assert.IsInRange(0.6, 0.8, spread[spread.Length / 10]);
            Assert.IsInRange(1.0, 1.6, spread[spread.Length * 9 / 10]);
            Assert.IsInRange(2.5, 3.5, TickStatistics.GapVariation(times)); // measured: 3.0
        }
    }

    private static Tick[] Session(MarketDataGenerator generator, TimeSpan length)
    {
        DateTime? end = null;
        return [.. generator.StreamTicks(long.MaxValue).TakeWhile(t => t.Time < (end ??= t.Time + length))];
    }
}
