using MarketMaster.DataSources.Tests.Stubs;

namespace MarketMaster.DataSources.Tests.Chains;

[TestClass]
public sealed class ChainTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly Exchanges _exchanges;

    public ChainTests() => _exchanges = new(_time);

    public void Dispose() => _exchanges.Dispose();

    /// <summary>Kraken, Binance, CoinGecko, then the public sides of the first two: each goes down in turn.</summary>
    [TestMethod]
    public async Task Prices_come_from_the_first_that_answers_in_order()
    {
        using var sources = _exchanges.Open(withKeys: true);
        Assert.AreEqual("kraken", (await PriceAsync(sources)).Source);
        _exchanges.Down.Add("kraken");
        Assert.AreEqual("binance", (await PriceAsync(sources)).Source);
        _exchanges.Down.Add("binance");
        Assert.AreEqual("coingecko", (await PriceAsync(sources)).Source);
        _exchanges.Down.Remove("kraken");
        _exchanges.Down.Add("coingecko");
        Assert.AreEqual("kraken", (await PriceAsync(sources)).Source);
    }

    [TestMethod]
    public async Task Without_credentials_the_public_sides_serve_after_coingecko()
    {
        using var sources = _exchanges.Open(withKeys: false);
        Assert.AreEqual("coingecko", (await PriceAsync(sources)).Source);
        _exchanges.Down.Add("coingecko");
        Assert.AreEqual("kraken_public", (await PriceAsync(sources)).Source);
        _exchanges.Down.Add("kraken");
        Assert.AreEqual("binance_public", (await PriceAsync(sources)).Source);
    }

    [TestMethod]
    public async Task When_all_are_away_the_last_known_price_comes_with_its_age()
    {
        using var sources = _exchanges.Open(withKeys: true);
        var fresh = await PriceAsync(sources);
        Assert.IsFalse(fresh.IsStale);
        _exchanges.Down.UnionWith(["kraken", "binance", "coingecko"]);
        _time.Advance(TimeSpan.FromMinutes(3));
        var stale = await PriceAsync(sources);
        Assert.IsTrue(stale.IsStale);
        Assert.AreEqual(fresh.Value, stale.Value);
        Assert.AreEqual("kraken", stale.Source);
        Assert.AreEqual(TimeSpan.FromMinutes(3), stale.Age);
    }

    [TestMethod]
    public async Task Without_a_last_known_price_the_error_says_why_each_failed()
    {
        using var sources = _exchanges.Open(withKeys: false);
        _exchanges.Down.UnionWith(["kraken", "binance", "coingecko"]);
        var error = await Assert.ThrowsExactlyAsync<DataSourceException>(() => PriceAsync(sources));
        Assert.AreEqual(DataSourceErrorKind.Unavailable, error.Kind);
        Assert.StartsWith("crypto_prices: no source answered for BTC/USD, and there is no last known value (kraken: no credentials; binance: no credentials; coingecko, GET ", error.Message);
        Assert.HasCount(5, ((AggregateException)error.InnerException!).InnerExceptions);
    }

    /// <summary>One symbol that an exchange does not know must not cost the others.</summary>
    [TestMethod]
    public async Task What_one_source_does_not_know_the_next_is_asked_for()
    {
        using var sources = _exchanges.Open(withKeys: true);
        var prices = await sources.GetPricesAsync("crypto_prices", ["BTC/USD", "coin-rare", "LTC/BTC", "ETH/USD"]);
        Assert.AreSequenceEqual(["BTC/USD", "coin-rare", "LTC/BTC", "ETH/USD"], prices.Select(price => price.Value.Symbol));
        Assert.AreSequenceEqual(["kraken", "coingecko", "binance", "kraken"], prices.Select(price => price.Source));
    }

    [TestMethod]
    public async Task A_source_that_hangs_is_left_for_the_next()
    {
        _exchanges.Hangs = "kraken";
        using var sources = _exchanges.Open(withKeys: true);
        Assert.AreEqual("binance", (await Pump.RunAsync(_time, PriceAsync(sources))).Source);
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromSeconds(30), _time.Elapsed);
    }

    [TestMethod]
    public async Task Stock_prices_come_from_capital_then_alpaca()
    {
        using var sources = _exchanges.Open(withKeys: true);
        Assert.AreEqual("capital", (await sources.GetPricesAsync("stock_prices", ["EUR/USD"]))[0].Source);
        Assert.AreEqual("alpaca", (await sources.GetPricesAsync("stock_prices", ["AAPL"]))[0].Source);
    }

    [TestMethod]
    public async Task Balances_come_from_one_account_and_at_last_from_memory()
    {
        using var sources = _exchanges.Open(withKeys: true);
        Assert.AreEqual("kraken", (await sources.GetBalancesAsync()).Source);
        _exchanges.Down.Add("kraken");
        Assert.AreEqual("binance", (await sources.GetBalancesAsync()).Source);
        _exchanges.Down.Add("binance");
        Assert.AreEqual("alpaca", (await sources.GetBalancesAsync()).Source);
        _exchanges.Down.Add("alpaca");
        var last = await sources.GetBalancesAsync();
        Assert.IsTrue(last.IsStale);
        Assert.AreEqual("alpaca", last.Source);
    }

    [TestMethod]
    public async Task Cancelling_ends_the_chain()
    {
        using var sources = _exchanges.Open(withKeys: true);
        await Assert.ThrowsAsync<OperationCanceledException>(() => sources.GetPricesAsync("crypto_prices", ["BTC/USD"], new(canceled: true)));
        Assert.AreEqual(0, _exchanges.Requests);
    }

    [TestMethod]
    public void Sources_are_found_by_name()
    {
        using var sources = _exchanges.Open(withKeys: false);
        Assert.AreSequenceEqual(["alpaca", "binance", "binance_public", "capital", "coingecko", "kraken", "kraken_public"], sources.All.Select(source => source.Name));
        Assert.AreSame(sources.Kraken, sources["KRAKEN"]);
        Assert.Contains("known are alpaca, binance", Assert.ThrowsExactly<KeyNotFoundException>(() => sources["nasdaq"]).Message);
    }

    private static async Task<RateLimiting.SourcedValue<LatestPrice>> PriceAsync(MarketDataSources sources) => (await sources.GetPricesAsync("crypto_prices", ["BTC/USD"]))[0];
}
