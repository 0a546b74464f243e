using MarketMaster.DataSources.Tests.Stubs;
using MarketMaster.RateLimiting;

namespace MarketMaster.DataSources.Tests.Binance;

[TestClass]
public sealed class BinanceLimitTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly DateTime From = Sources.Start.AddDays(-40);

    private readonly ManualTime _time = new();
    private readonly BinanceStub _stub;

    public BinanceLimitTests() => _stub = new(_time);

    /// <summary>Weights are counted as the server counts them: it has nothing to refuse.</summary>
    [TestMethod]
    public async Task The_server_never_refuses_a_long_read()
    {
        _stub.Limit = 40;
        var options = new RateLimitingOptions().UsePreset(ApiPreset.Documented);
        options.Apis["binance"].Limits["weight"].PermitLimit = 40;
        // this server allows less a minute than some requests weigh, such as a deep order book
        var requests = options.Apis["binance"].Requests;
        foreach (var name in requests.Where(r => r.Value.Path?.EndsWith("klines", StringComparison.Ordinal) != true).Select(r => r.Key).ToList())
            requests.Remove(name);
        using var limiters = new ApiRateLimiters(options, _time);
        var client = new BinanceClient(new(), limiters, new StubTransport(_stub), _time);
        var bars = await Pump.RunAsync(_time, Sources.ReadAsync(client, new("BTC/USD", Minute, From, From.AddMinutes(50_000))));
        Assert.HasCount(50_000, bars);
        Assert.AreEqual(0, _stub.Refusals);
        // 50 requests of weight 2 at 40 a minute
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromMinutes(2), _time.Elapsed);
    }

    [TestMethod]
    public async Task After_429_everybody_waits_as_long_as_it_says_and_goes_on()
    {
        var refused = false;
        _stub.Interfere = _ =>
        {
            if (refused)
                return null;
            refused = true;
            return new(429, """{"code":-1003,"msg":"Too much request weight used."}""") { Headers = { ["Retry-After"] = "7" } };
        };
        var bars = await Pump.RunAsync(_time, Sources.ReadAsync(Client(Sources.Wide(_time)), new("BTC/USD", Minute, From, From.AddMinutes(10))));
        Assert.HasCount(10, bars);
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromSeconds(7), _time.Elapsed);
        Assert.HasCount(2, _stub.Requests);
    }

    [TestMethod]
    public async Task A_ban_is_an_error_at_once_and_nothing_is_sent_until_it_is_over()
    {
        _stub.Interfere = _ => new(418, """{"code":-1003,"msg":"Way too much request weight used; IP banned until 1704154200000."}""") { Headers = { ["Retry-After"] = "600" } };
        var client = Client(Sources.Wide(_time));
        var error = await Sources.FailsAsync(client, new("BTC/USD", Minute, From));
        Assert.AreEqual(DataSourceErrorKind.RateLimited, error.Kind);
        Assert.AreEqual(TimeSpan.FromMinutes(10), error.RetryAfter);
        Assert.AreEqual(418, (int?)error.Status);
        Assert.AreEqual("-1003", error.Code);
        Assert.Contains("try again in 00:10:00", error.Message);
        Assert.AreEqual(TimeSpan.Zero, _time.Elapsed);

        error = await Sources.FailsAsync(client, new("BTC/USD", Minute, From));
        Assert.AreEqual(DataSourceErrorKind.RateLimited, error.Kind);
        Assert.AreEqual(TimeSpan.FromMinutes(10), error.RetryAfter);
        Assert.HasCount(1, _stub.Requests);

        _time.Advance(TimeSpan.FromMinutes(10));
        _stub.Interfere = null;
        Assert.HasCount(5, await Sources.ReadAsync(client, new("BTC/USD", Minute, From, From.AddMinutes(5))));
    }

    [TestMethod]
    public async Task Trouble_of_the_server_is_repeated_and_then_told()
    {
        var answers = 0;
        _stub.Interfere = _ => answers++ < 2 ? new(503, "<html>Service Unavailable</html>") : null;
        var client = Client(Sources.Wide(_time));
        Assert.HasCount(5, await Pump.RunAsync(_time, Sources.ReadAsync(client, new("BTC/USD", Minute, From, From.AddMinutes(5)))));
        Assert.HasCount(3, _stub.Requests);

        _stub.Interfere = _ => new(503, "<html>Service Unavailable</html>");
        var error = await Pump.RunAsync(_time, Sources.FailsAsync(client, new("BTC/USD", Minute, From)));
        Assert.AreEqual(DataSourceErrorKind.Unavailable, error.Kind);
        Assert.AreEqual("binance, GET /api/v3/klines: answered with a page of HTML (HTTP 503)", error.Message);
    }

    [TestMethod]
    public async Task The_firewall_is_not_taken_for_a_wrong_key()
    {
        _stub.Interfere = _ => new(403, "<html>Forbidden</html>");
        Assert.AreEqual(DataSourceErrorKind.Rejected, (await Sources.FailsAsync(Client(Sources.Wide(_time)), new("BTC/USD", Minute, From))).Kind);
    }

    [TestMethod]
    public async Task Waiting_for_permits_longer_than_allowed_is_an_error()
    {
        var limiters = Sources.Wide(_time, api => api.Limits["wide"] = new() { PermitLimit = 2, Window = TimeSpan.FromHours(1) });
        var client = Client(limiters);
        Assert.HasCount(5, await Sources.ReadAsync(client, new("BTC/USD", Minute, From, From.AddMinutes(5))));
        await Sources.ReadAsync(client, new("BTC/USD", Minute, From, From.AddMinutes(5)));
        var error = await Pump.RunAsync(_time, Sources.FailsAsync(client, new("BTC/USD", Minute, From)));
        Assert.AreEqual(DataSourceErrorKind.Unavailable, error.Kind);
        Assert.Contains("no answer within 00:02:00, waiting for permits included", error.Message);
    }

    private BinanceClient Client(ApiRateLimiters limiters) => new(new(), limiters, new StubTransport(_stub), _time);
}
