using MarketMaster.DataSources.Tests.Stubs;
using MarketMaster.RateLimiting;

namespace MarketMaster.DataSources.Tests.Binance;

[TestClass]
public sealed class BinanceAccountTests
{
    private static readonly BinanceOptions Options = new() { ApiKey = BinanceStub.Key, ApiSecret = BinanceStub.Secret };

    private readonly ManualTime _time = new();
    private readonly BinanceStub _stub;

    public BinanceAccountTests() => _stub = new(_time);

    [TestMethod]
    public async Task Balances_are_signed_and_come_without_zeros()
    {
        var balances = await Client(Options).GetBalancesAsync();
        Assert.AreSequenceEqual([new("BTC", 0.00000001m, 0), new AssetBalance("USDT", 10.5m, 0.5m)], balances);
        Assert.HasCount(1, _stub.Requests);
    }

    [TestMethod]
    public async Task Another_clock_is_read_once_and_then_known()
    {
        _stub.Ahead = TimeSpan.FromSeconds(30);
        var client = Client(Options);
        Assert.HasCount(2, await client.GetBalancesAsync());
        Assert.AreSequenceEqual(["GET /api/v3/account", "GET /api/v3/time", "GET /api/v3/account"], _stub.Requests.Select(request => request.Split('?')[0]));
        _stub.Requests.Clear();
        await client.GetBalancesAsync();
        Assert.HasCount(1, _stub.Requests);
    }

    [TestMethod]
    public async Task A_clock_that_stays_wrong_is_an_error()
    {
        _stub.Interfere = request => request.Path == "/api/v3/account" ? new(400, """{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}""") : null;
        var error = await Assert.ThrowsExactlyAsync<DataSourceException>(() => Client(Options).GetBalancesAsync());
        Assert.AreEqual("-1021", error.Code);
        Assert.HasCount(3, _stub.Requests);
    }

    [TestMethod]
    public async Task Wrong_keys_are_refused_and_not_repeated()
    {
        var client = Client(new() { ApiKey = BinanceStub.Key, ApiSecret = "another-secret-0123456789" });
        var error = await Assert.ThrowsExactlyAsync<DataSourceException>(() => client.GetBalancesAsync());
        Assert.AreEqual(DataSourceErrorKind.Unauthorized, error.Kind);
        Assert.AreEqual("-1022", error.Code);
        Assert.HasCount(1, _stub.Requests);
    }

    [TestMethod]
    public async Task Without_keys_nothing_is_sent()
    {
        var error = await Assert.ThrowsExactlyAsync<DataSourceException>(() => Client(new()).GetBalancesAsync());
        Assert.AreEqual(DataSourceErrorKind.Unauthorized, error.Kind);
        Assert.Contains("BINANCE_API_KEY", error.Message);
        Assert.IsEmpty(_stub.Requests);
    }

    /// <summary>The signature holds the time of sending: one made before the wait for permits would be too old.</summary>
    [TestMethod]
    public async Task A_request_that_waited_for_a_minute_is_signed_when_it_leaves()
    {
        var limiters = Sources.Wide(_time, api => api.Limits["wide"] = new() { PermitLimit = 1, Window = TimeSpan.FromSeconds(61) });
        var client = new BinanceClient(Options, limiters, new StubTransport(_stub), _time);
        await client.GetBalancesAsync();
        Assert.HasCount(2, await Pump.RunAsync(_time, client.GetBalancesAsync()));
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromSeconds(61), _time.Elapsed);
        Assert.HasCount(2, _stub.Requests);
    }

    [TestMethod]
    public async Task Prices_come_in_the_order_asked_and_one_alone_is_cheaper()
    {
        var client = Client(new());
        var prices = await client.GetPricesAsync(["LTC/BTC", "BTC/USD", "BTC/USD", "ETHUSDT"]);
        Assert.AreSequenceEqual(["LTC/BTC", "BTC/USD", "BTC/USD", "ETHUSDT"], prices.Select(price => price.Symbol));
        Assert.AreSequenceEqual([0.0012, 64_000.5, 64_000.5, 3_100.25], prices.Select(price => price.Price));
        Assert.AreEqual(64_000.5, (await client.GetPricesAsync(["btc/usd"]))[0].Price);
        Assert.AreSequenceEqual(["GET /api/v3/ticker/price?symbols=%5B%22LTCBTC%22%2C%22BTCUSDT%22%2C%22ETHUSDT%22%5D", "GET /api/v3/ticker/price?symbol=BTCUSDT"], _stub.Requests);
        Assert.IsEmpty(await client.GetPricesAsync([]));
    }

    [TestMethod]
    public void Symbols_of_ones_own_go_before_the_rule()
    {
        var client = Client(new() { Symbols = { ["BTC/USD"] = "BTCUSDC" } });
        Assert.AreEqual("BTCUSDC", client.SymbolOf("btc/usd"));
        Assert.AreEqual("ETHUSDT", client.SymbolOf("ETH/USD"));
        Assert.AreEqual("ETHEUR", client.SymbolOf("ETH/EUR"));
        Assert.AreEqual("BNBBTC", client.SymbolOf("bnbbtc"));
    }

    private BinanceClient Client(BinanceOptions options) => new(options, Sources.Wide(_time), new StubTransport(_stub), _time);
}
