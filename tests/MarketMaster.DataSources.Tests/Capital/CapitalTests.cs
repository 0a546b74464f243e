using MarketMaster.DataSources.Tests.Stubs;
using MarketMaster.RateLimiting;

namespace MarketMaster.DataSources.Tests.Capital;

[TestClass]
public sealed class CapitalTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly DateTime From = Sources.Start.AddDays(-100);

    private readonly ManualTime _time = new();
    private readonly CapitalStub _stub;
    private readonly CapitalClient _client;

    public CapitalTests()
    {
        _stub = new(_time);
        _client = Client(Login());
    }

    public void Dispose()
    {
        _client.Dispose();
        _stub.Dispose();
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Opens_a_session_with_the_password_encrypted_or_plain(bool encrypts)
    {
        var options = Login();
        options.EncryptsPassword = encrypts;
        using var client = Client(options);
        Assert.HasCount(1, await client.GetPricesAsync(["XAU/USD"]));
        Assert.AreEqual(1, _stub.Logins);
        Assert.AreEqual(encrypts ? 3 : 2, _stub.Requests.Count);
    }

    [TestMethod]
    public async Task Windows_over_weekends_join_without_gap_or_double()
    {
        var bars = await Sources.ReadAsync(_client, new("XAU/USD", Hour, From));
        Sources.AreSame(CapitalStub.Bars(From, Sources.Start, Hour), bars);
        Assert.HasCount(3, _stub.Requests.Where(request => request.Contains("/prices/", StringComparison.Ordinal)).ToList());
    }

    [TestMethod]
    public async Task A_window_that_is_a_weekend_is_empty_and_no_error()
    {
        var saturday = new DateTime(2023, 12, 30, 0, 0, 0, DateTimeKind.Utc);
        Assert.IsEmpty(await Sources.ReadAsync(_client, new("GOLD", Hour, saturday, saturday.AddDays(2))));
        Assert.HasCount(24, await Sources.ReadAsync(_client, new("GOLD", Hour, saturday, saturday.AddDays(3))));
    }

    [TestMethod]
    public async Task A_session_that_was_not_used_for_ten_minutes_is_opened_again_before_it_is_refused()
    {
        await _client.GetPricesAsync(["GOLD"]);
        _time.Advance(TimeSpan.FromMinutes(9));
        await _client.GetPricesAsync(["GOLD"]);
        _time.Advance(TimeSpan.FromMinutes(9));
        await _client.GetPricesAsync(["GOLD"]);
        Assert.AreEqual(1, _stub.Logins);
        _time.Advance(TimeSpan.FromMinutes(10));
        await _client.GetPricesAsync(["GOLD"]);
        Assert.AreEqual(2, _stub.Logins);
        Assert.HasCount(4, _stub.Requests.Where(request => request.Contains("/markets", StringComparison.Ordinal)).ToList());
    }

    [TestMethod]
    public async Task A_session_that_the_server_has_ended_is_opened_again_once()
    {
        await _client.GetPricesAsync(["GOLD"]);
        _stub.EndSession();
        Assert.HasCount(1, await _client.GetPricesAsync(["GOLD"]));
        Assert.AreEqual(2, _stub.Logins);

        _stub.Interfere = request => request.Path == "/api/v1/markets" ? new(401, """{"errorCode":"error.invalid.session.token"}""") : null;
        var error = await Assert.ThrowsExactlyAsync<DataSourceException>(() => _client.GetPricesAsync(["GOLD"]));
        Assert.AreEqual(DataSourceErrorKind.Unauthorized, error.Kind);
        Assert.AreEqual(3, _stub.Logins);
    }

    [TestMethod]
    public async Task Many_callers_at_once_share_one_login()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => _client.GetPricesAsync(["GOLD"]))));
        Assert.AreEqual(1, _stub.Logins);
        _stub.EndSession();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => _client.GetPricesAsync(["GOLD"]))));
        Assert.AreEqual(2, _stub.Logins);
    }

    [TestMethod]
    public async Task A_wrong_password_is_tried_once_and_not_told_to_anybody()
    {
        var options = Login();
        options.Password = "wrong-password-0123";
        options.EncryptsPassword = false;
        using var client = Client(options);
        var error = await Assert.ThrowsExactlyAsync<DataSourceException>(() => client.GetPricesAsync(["GOLD"]));
        Assert.AreEqual(DataSourceErrorKind.Unauthorized, error.Kind);
        Assert.AreEqual("capital, POST /api/v1/session: error.invalid.details (HTTP 401)", error.Message);
        Assert.AreEqual(1, _stub.Logins);
    }

    [TestMethod]
    public async Task Answers_without_tokens_or_with_a_useless_key_are_errors()
    {
        _stub.Interfere = request => request.Method == "POST" ? new(200, "{}") : null;
        Assert.Contains("has no header CST", (await Sources.FailsAsync(_client, new("GOLD", Hour, From))).Message);
        _stub.Interfere = request => request.Path.EndsWith("Key", StringComparison.Ordinal) ? new(200, """{"encryptionKey":"AAAA","timeStamp":1}""") : null;
        Assert.AreEqual(DataSourceErrorKind.InvalidResponse, (await Sources.FailsAsync(_client, new("GOLD", Hour, From))).Kind);
    }

    [TestMethod]
    public async Task Prices_are_batched_by_fifty_and_quotes_give_the_side_that_is_set()
    {
        var epics = Enumerable.Range(0, 120).Select(i => $"EPIC{i}").ToList();
        Assert.AreSequenceEqual(epics, (await _client.GetPricesAsync(epics)).Select(price => price.Symbol));
        Assert.HasCount(3, _stub.Requests.Where(request => request.Contains("/markets", StringComparison.Ordinal)).ToList());
        Assert.AreEqual((24.181 + 24.201) / 2, (await _client.GetPricesAsync(["EUR/USD"]))[0].Price);
        var options = Login();
        options.PriceSide = CapitalPriceSide.Offer;
        using var offer = Client(options);
        Assert.AreEqual(24.201, (await offer.GetPricesAsync(["EUR/USD"]))[0].Price);
    }

    [TestMethod]
    public async Task Markets_without_a_quote_and_unknown_ones_are_named()
    {
        var error = await Assert.ThrowsExactlyAsync<DataSourceException>(() => _client.GetPricesAsync(["GOLD", "CLOSED", "NOSUCH"]));
        Assert.AreEqual(DataSourceErrorKind.UnknownSymbol, error.Kind);
        Assert.Contains("CLOSED, NOSUCH", error.Message);
        error = await Sources.FailsAsync(_client, new("NOSUCH", Hour, From));
        Assert.AreEqual(DataSourceErrorKind.UnknownSymbol, error.Kind);
    }

    [TestMethod]
    public async Task Balances_are_funds_by_currency() =>
        Assert.AreSequenceEqual([new AssetBalance("USD", 100.45m, 24.5m)], await _client.GetBalancesAsync());

    /// <summary>The operator allows one login a second: so do the documented limits.</summary>
    [TestMethod]
    public async Task Logins_go_by_a_limit_of_their_own()
    {
        using var limiters = new ApiRateLimiters(new RateLimitingOptions().UsePreset(ApiPreset.Documented), _time);
        using var client = new CapitalClient(Login(), limiters, new StubTransport(_stub), _time);
        await client.GetPricesAsync(["GOLD"]);
        _stub.EndSession();
        await Pump.RunAsync(_time, client.GetPricesAsync(["GOLD"]));
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromSeconds(1), _time.Elapsed);
    }

    private static CapitalOptions Login() => new() { ApiKey = CapitalStub.Key, Identifier = CapitalStub.Login, Password = CapitalStub.Password };

    private CapitalClient Client(CapitalOptions options) => new(options, Sources.Wide(_time), new StubTransport(_stub), _time);
}
