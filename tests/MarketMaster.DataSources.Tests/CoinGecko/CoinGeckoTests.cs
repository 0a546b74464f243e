using MarketMaster.DataSources.Tests.Stubs;
using MarketMaster.RateLimiting;

namespace MarketMaster.DataSources.Tests.CoinGecko;

[TestClass]
public sealed class CoinGeckoTests
{
    private readonly ManualTime _time = new();
    private readonly CoinGeckoStub _stub;

    public CoinGeckoTests()
    {
        _time.Advance(TimeSpan.FromMinutes(7));
        _stub = new(_time);
    }

    [TestMethod]
    [DataRow(30, 1, 1)]
    [DataRow(240, 7, 7)]
    [DataRow(240, 25, 30)]
    [DataRow(5760, 100, 180)]
    public async Task Times_of_closing_become_times_of_opening(int minutes, int back, int days)
    {
        var interval = TimeSpan.FromMinutes(minutes);
        var from = _time.GetUtcNow().UtcDateTime.AddDays(-back);
        var bars = await Sources.ReadAsync(Client(new()), new("BTC/USD", interval, from));
        var expected = StubMarket.Bars(from, Sources.Start.AddMinutes(7) - interval + TimeSpan.FromTicks(1), interval).Select(bar => bar with { Volume = 0 });
        Sources.AreSame([.. expected], bars);
        Assert.AreEqual($"GET /api/v3/coins/bitcoin/ohlc?vs_currency=usd&days={days}&precision=full", _stub.Requests.Single());
    }

    [TestMethod]
    public async Task What_the_plan_does_not_serve_is_told_before_anything_is_sent()
    {
        var error = await Sources.FailsAsync(Client(new()), new("BTC/USD", TimeSpan.FromMinutes(30), Sources.Start.AddDays(-3)));
        Assert.AreEqual(DataSourceErrorKind.NotSupported, error.Kind);
        Assert.Contains("bars of 30m reach back 1 days", error.Message);
        error = await Sources.FailsAsync(Client(new()), new("BTC/USD", TimeSpan.FromHours(1), Sources.Start.AddDays(-3)));
        Assert.Contains("bars of 1h are not served: use 30m, 4h, 4d", error.Message);
        Assert.IsEmpty(_stub.Requests);
    }

    [TestMethod]
    public async Task Bars_of_another_length_than_asked_for_are_an_error()
    {
        _stub.Interfere = _ => """[[1703980800000,1,1,1,1],[1703984400000,1,1,1,1],[1703988000000,1,1,1,1]]""";
        var error = await Sources.FailsAsync(Client(new()), new("BTC/USD", TimeSpan.FromHours(4), Sources.Start.AddDays(-3)));
        Assert.AreEqual(DataSourceErrorKind.InvalidResponse, error.Kind);
        Assert.Contains("its bars are 01:00:00 long, where 04:00:00 were asked for", error.Message);
    }

    [TestMethod]
    [DataRow(1, 100, 4)]
    [DataRow(24, 1000, 6)]
    public async Task A_paid_plan_reads_any_range_in_windows(int hours, int days, int requests)
    {
        _stub.ProKey = CoinGeckoStub.Key;
        var interval = TimeSpan.FromHours(hours);
        var from = Sources.Start.AddDays(-days);
        var bars = await Sources.ReadAsync(Client(new() { ApiKey = CoinGeckoStub.Key, Plan = CoinGeckoPlan.Pro }), new("BTC/USD", interval, from));
        Sources.AreSame([.. StubMarket.Bars(from, Sources.Start, interval).Select(bar => bar with { Volume = 0 })], bars);
        Assert.HasCount(requests, _stub.Requests);
    }

    [TestMethod]
    public async Task Keys_go_by_the_header_of_the_plan_and_wrong_ones_are_refused()
    {
        _stub.DemoKey = CoinGeckoStub.Key;
        Assert.HasCount(1, await Client(new() { ApiKey = CoinGeckoStub.Key }).GetPricesAsync(["BTC/USD"]));
        var error = await Assert.ThrowsExactlyAsync<DataSourceException>(() => Client(new() { ApiKey = "CG-another-key" }).GetPricesAsync(["BTC/USD"]));
        Assert.AreEqual(DataSourceErrorKind.Unauthorized, error.Kind);
        Assert.AreEqual("10002", error.Code);
    }

    [TestMethod]
    public async Task Prices_of_several_currencies_come_in_one_request()
    {
        var prices = await Client(new() { Symbols = { ["PEPE"] = "coin-pepe" } }).GetPricesAsync(["BTC/USD", "pepe/eur", "ethereum"]);
        Assert.AreSequenceEqual([76975.5, 1e-7, 1e-7], prices.Select(price => price.Price));
        Assert.AreEqual(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc), prices[0].Time);
        Assert.HasCount(1, _stub.Requests);
    }

    [TestMethod]
    public async Task Many_coins_are_cut_where_the_address_would_grow_too_long()
    {
        var coins = Enumerable.Range(0, 400).Select(i => $"coin-with-a-long-name-{i:000}").ToList();
        var prices = await Client(new()).GetPricesAsync(coins);
        Assert.AreSequenceEqual(coins, prices.Select(price => price.Symbol));
        Assert.IsGreaterThan(400 / 250, _stub.Requests.Count);
    }

    [TestMethod]
    public async Task A_coin_that_is_not_known_is_named()
    {
        var error = await Assert.ThrowsExactlyAsync<DataSourceException>(() => Client(new()).GetPricesAsync(["BTC/USD", "NOSUCH/USD"]));
        Assert.AreEqual(DataSourceErrorKind.UnknownSymbol, error.Kind);
        Assert.Contains("NOSUCH/USD", error.Message);
        error = await Sources.FailsAsync(Client(new()), new("nosuch", TimeSpan.FromHours(4), Sources.Start.AddDays(-3)));
        Assert.AreEqual(DataSourceErrorKind.UnknownSymbol, error.Kind);
        Assert.Contains("coin not found", error.Message);
    }

    [TestMethod]
    public async Task Refusals_by_rate_without_a_word_how_long_pause_and_go_on()
    {
        var refusals = 2;
        _stub.Interfere = _ => refusals-- > 0 ? new(429, """{"status":{"error_code":429,"error_message":"You've exceeded the Rate Limit."}}""") : null;
        var before = _time.Elapsed;
        Assert.HasCount(1, await Pump.RunAsync(_time, Client(new()).GetPricesAsync(["BTC/USD"])));
        // 5 s, then 10 s
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromSeconds(15), _time.Elapsed - before);
    }

    [TestMethod]
    public async Task Refusals_that_do_not_end_are_told()
    {
        _stub.Limit = 0;
        _stub.Interfere = _ => new(429, """{"status":{"error_code":429,"error_message":"You've exceeded the Rate Limit."}}""");
        var error = await Pump.RunAsync(_time, Assert.ThrowsExactlyAsync<DataSourceException>(() => Client(new()).GetPricesAsync(["BTC/USD"])));
        Assert.AreEqual(DataSourceErrorKind.RateLimited, error.Kind);
        Assert.AreEqual("coingecko, GET /api/v3/simple/price: You've exceeded the Rate Limit. (429, HTTP 429)", error.Message);
        Assert.HasCount(4, _stub.Requests);
    }

    [TestMethod]
    public async Task The_server_never_refuses_by_the_standard_limits()
    {
        _stub.Limit = 10;
        using var limiters = new ApiRateLimiters(new RateLimitingOptions(), _time);
        var client = new CoinGeckoClient(new(), limiters, new StubTransport(_stub), _time);
        var calls = Enumerable.Range(0, 20).Select(_ => client.GetPricesAsync(["BTC/USD"])).ToList();
        await Pump.RunAsync(_time, Task.WhenAll(calls.Select(async call => (await call).Count)));
        Assert.AreEqual(0, _stub.Refusals);
        Assert.HasCount(20, _stub.Requests);
    }

    private CoinGeckoClient Client(CoinGeckoOptions options) => new(options, Sources.Wide(_time), new StubTransport(_stub), _time);
}
