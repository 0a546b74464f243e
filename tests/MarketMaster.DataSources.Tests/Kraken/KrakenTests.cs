using MarketMaster.DataSources.Tests.Stubs;
using MarketMaster.RateLimiting;

namespace MarketMaster.DataSources.Tests.Kraken;

[TestClass]
public sealed class KrakenTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly KrakenOptions Options = new() { ApiKey = KrakenStub.Key, ApiSecret = KrakenStub.Secret };

    private readonly ManualTime _time = new();
    private readonly KrakenStub _stub;
    private readonly KrakenClient _client;

    public KrakenTests()
    {
        _stub = new(_time);
        _client = new(Options, Sources.Wide(_time), new StubTransport(_stub), _time);
    }

    [TestMethod]
    public async Task Bars_of_a_range_come_whole_and_without_the_one_that_forms()
    {
        _time.Advance(TimeSpan.FromMinutes(20));
        var from = Sources.Start.AddHours(-700);
        Sources.AreSame(StubMarket.Bars(from, Sources.Start, Hour), await Sources.ReadAsync(_client, new("BTC/USD", Hour, from)));
        Sources.AreSame(StubMarket.Bars(from, from.AddHours(48), Hour), await Sources.ReadAsync(_client, new("XBTUSD", Hour, from, from.AddHours(48))));
        var all = await Sources.ReadAsync(_client, new("BTC/USD", Hour, from) { IncludeForming = true });
        Assert.AreEqual(Sources.Start, all[^1].Time);
    }

    [TestMethod]
    public async Task The_first_bar_of_the_range_is_there_though_since_means_after()
    {
        var bars = await Sources.ReadAsync(_client, new("BTC/USD", Hour, Sources.Start.AddHours(-3)));
        Assert.AreEqual(Sources.Start.AddHours(-3), bars[0].Time);
        Assert.HasCount(3, bars);
    }

    [TestMethod]
    public async Task A_beginning_before_the_newest_720_bars_is_an_error_and_not_a_shorter_answer()
    {
        var error = await Sources.FailsAsync(_client, new("BTC/USD", Hour, Sources.Start.AddHours(-800)));
        Assert.AreEqual(DataSourceErrorKind.NotSupported, error.Kind);
        Assert.Contains("only the newest 720 bars of 1h are served", error.Message);
    }

    [TestMethod]
    [DataRow("EQuery:Unknown asset pair", DataSourceErrorKind.UnknownSymbol)]
    [DataRow("EAPI:Invalid key", DataSourceErrorKind.Unauthorized)]
    [DataRow("EGeneral:Permission denied", DataSourceErrorKind.Unauthorized)]
    [DataRow("EService:Unavailable", DataSourceErrorKind.Unavailable)]
    [DataRow("EGeneral:Invalid arguments", DataSourceErrorKind.Rejected)]
    public async Task Errors_in_answers_of_status_200_are_errors(string text, DataSourceErrorKind kind)
    {
        _stub.Interfere = _ => $$"""{"error":["{{text}}"]}""";
        var error = await Sources.FailsAsync(_client, new("BTC/USD", Hour, Sources.Start.AddHours(-5)));
        Assert.AreEqual(kind, error.Kind);
        Assert.AreEqual(text, error.Code);
        Assert.AreEqual($"kraken, GET /0/public/OHLC: {text} (HTTP 200)", error.Message);
    }

    [TestMethod]
    public async Task A_warning_beside_a_result_is_none()
    {
        _stub.Interfere = _ => """{"error":["WGeneral:Slow"],"result":{"XXBTZUSD":[],"last":1}}""";
        Assert.IsEmpty(await Sources.ReadAsync(_client, new("BTC/USD", Hour, Sources.Start.AddHours(-5))));
    }

    [TestMethod]
    [DataRow("EAPI:Rate limit exceeded", 15)]
    [DataRow("EGeneral:Too many requests", 15)]
    [DataRow("EService: Throttled: 1704153630", 30)]
    public async Task Refusals_by_rate_in_answers_of_status_200_pause_and_go_on(string text, int seconds)
    {
        var refused = false;
        _stub.Interfere = _ =>
        {
            if (refused)
                return null;
            refused = true;
            return $$"""{"error":["{{text}}"]}""";
        };
        Assert.HasCount(5, await Pump.RunAsync(_time, Sources.ReadAsync(_client, new("BTC/USD", Hour, Sources.Start.AddHours(-5), Sources.Start))));
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromSeconds(seconds), _time.Elapsed);
    }

    [TestMethod]
    public async Task Another_pair_than_asked_for_is_an_error()
    {
        _stub.Interfere = _ => """{"error":[],"result":{"XETHZUSD":[],"last":1}}""";
        var error = await Sources.FailsAsync(_client, new("BTC/USD", Hour, Sources.Start.AddHours(-5)));
        Assert.AreEqual(DataSourceErrorKind.InvalidResponse, error.Kind);
        Assert.Contains("XETHZUSD", error.Message);
    }

    [TestMethod]
    public async Task Prices_are_found_under_the_exchanges_own_names()
    {
        var prices = await _client.GetPricesAsync(["DOGE/USD", "BTC/USD", "ETH/USD", "XBTUSD"]);
        Assert.AreSequenceEqual([0.1234567, 64000.1, 3100.01, 64000.1], prices.Select(price => price.Price));
        Assert.AreEqual("GET /0/public/Ticker?pair=XDGUSD%2CXBTUSD%2CETHUSD", _stub.Requests.Single());
        var error = await Assert.ThrowsExactlyAsync<DataSourceException>(() => _client.GetPricesAsync(["BTC/USD", "NO/SUCH"]));
        Assert.AreEqual(DataSourceErrorKind.UnknownSymbol, error.Kind);
    }

    [TestMethod]
    public async Task Balances_are_signed_with_rising_nonces_however_many_ask_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => _client.GetBalancesAsync())));
        foreach (var balances in answers)
            Assert.AreSequenceEqual([new("BTC", 1.2435m, 0), new("BTC.F", 0.5m, 0), new AssetBalance("USD", 17185.45m, 8249.76m)], balances);
    }

    [TestMethod]
    public async Task Wrong_keys_are_refused()
    {
        var other = new KrakenClient(new() { ApiKey = KrakenStub.Key, ApiSecret = "AAAA" }, Sources.Wide(_time), new StubTransport(_stub), _time);
        Assert.AreEqual(DataSourceErrorKind.Unauthorized, (await Assert.ThrowsExactlyAsync<DataSourceException>(() => other.GetBalancesAsync())).Kind);
        var none = new KrakenClient(new(), Sources.Wide(_time), new StubTransport(_stub), _time);
        Assert.Contains("KRAKEN_API_KEY", (await Assert.ThrowsExactlyAsync<DataSourceException>(() => none.GetBalancesAsync())).Message);
    }

    /// <summary>Public requests count per address, whoever sends them: they go by the limits of the public side.</summary>
    [TestMethod]
    public async Task Public_and_signed_requests_go_by_limits_of_their_own()
    {
        using var limiters = new ApiRateLimiters(new RateLimitingOptions(), _time);
        var client = new KrakenClient(Options, limiters, new StubTransport(_stub), _time);
        await client.GetPricesAsync(["BTC/USD"]);
        await client.GetBalancesAsync();
        await client.GetBalancesAsync();
        Assert.AreEqual(1, limiters["kraken_public"].GetStatus().RequestsLastMinute);
        Assert.AreEqual(2, limiters["kraken"].GetStatus().RequestsLastMinute);
    }
}
