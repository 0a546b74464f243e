using MarketMaster.DataSources.Tests.Stubs;

namespace MarketMaster.DataSources.Tests.Alpaca;

[TestClass]
public sealed class AlpacaTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly DateTime From = Sources.Start.AddDays(-5);

    private readonly ManualTime _time = new();
    private readonly AlpacaStub _stub;
    private readonly AlpacaClient _client;

    public AlpacaTests()
    {
        _stub = new(_time);
        _client = Client(new() { ApiKey = AlpacaStub.Key, ApiSecret = AlpacaStub.Secret });
    }

    [TestMethod]
    [DataRow(1000, 3)]
    [DataRow(999, 3)]
    [DataRow(1250, 2)]
    [DataRow(7, 358)]
    public async Task Pages_by_token_join_without_gap_or_double(int size, int requests)
    {
        _stub.PageSize = size;
        var to = From.AddMinutes(2500);
        Sources.AreSame(StubMarket.Bars(From, to, Minute), await Sources.ReadAsync(_client, new("AAPL", Minute, From, to)));
        Assert.HasCount(requests, _stub.Requests);
    }

    /// <summary>A day in New York begins at 05:00 UTC in winter and at 04:00 in summer; none is lost or doubled where the clocks change.</summary>
    [TestMethod]
    public async Task Days_over_a_change_of_clocks()
    {
        var (from, to) = (new DateTime(2023, 3, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2023, 11, 30, 0, 0, 0, DateTimeKind.Utc));
        _stub.PageSize = 10;
        var bars = await Sources.ReadAsync(_client, new("AAPL", Day, from, to));
        Sources.AreSame(AlpacaStub.Days(from, to), bars);
        Assert.HasCount(274, bars);
        Assert.AreSequenceEqual([4, 5], bars.Select(bar => bar.Time.Hour).Distinct().Order());
    }

    [TestMethod]
    public async Task Pairs_with_a_slash_are_crypto()
    {
        Assert.HasCount(30, await Sources.ReadAsync(_client, new("btc/usd", Minute, From, From.AddMinutes(30))));
        Assert.StartsWith("GET /v1beta3/crypto/us/bars?", _stub.Requests.Single());
    }

    [TestMethod]
    public async Task An_empty_range_is_empty_and_a_token_that_repeats_an_error()
    {
        _stub.Interfere = _ => """{"bars":{},"next_page_token":null}""";
        Assert.IsEmpty(await Sources.ReadAsync(_client, new("AAPL", Minute, From)));
        _stub.Interfere = _ => """{"bars":null,"next_page_token":"x"}""";
        var error = await Sources.FailsAsync(_client, new("AAPL", Minute, From));
        Assert.AreEqual(DataSourceErrorKind.InvalidResponse, error.Kind);
        _stub.Interfere = _ => """{"bars":{"AAPL":[]}}""";
        Assert.Contains("next_page_token", (await Sources.FailsAsync(_client, new("AAPL", Minute, From))).InnerException!.Message);
        _stub.Interfere = _ => """{"bars":{"MSFT":[]},"next_page_token":null}""";
        Assert.Contains("came as 'MSFT'", (await Sources.FailsAsync(_client, new("AAPL", Minute, From))).Message);
    }

    [TestMethod]
    public async Task Prices_of_stocks_and_crypto_together_with_their_times()
    {
        var prices = await _client.GetPricesAsync(["AAPL", "BTC/USD", "MSFT"]);
        Assert.AreSequenceEqual([173.69, 23_900.5, 290.5], prices.Select(price => price.Price));
        Assert.AreEqual(new DateTime(2022, 8, 17, 9, 52, 47, 264, DateTimeKind.Utc), prices[0].Time.AddTicks(-(prices[0].Time.Ticks % TimeSpan.TicksPerMillisecond)));
        Assert.HasCount(2, _stub.Requests);
        var error = await Assert.ThrowsExactlyAsync<DataSourceException>(() => _client.GetPricesAsync(["AAPL", "GOOG"]));
        Assert.AreEqual(DataSourceErrorKind.UnknownSymbol, error.Kind);
        Assert.Contains("GOOG", error.Message);
    }

    [TestMethod]
    public async Task Balances_are_cash_and_positions() => Assert.AreSequenceEqual(
        [new("AAPL", 4, 1), new("TSLA", -2, 0), new AssetBalance("USD", -23140.2m, 0)], await _client.GetBalancesAsync());

    [TestMethod]
    public async Task Unknown_symbols_and_wrong_or_missing_keys_are_told_apart()
    {
        Assert.AreEqual(DataSourceErrorKind.UnknownSymbol, (await Sources.FailsAsync(_client, new("NOSUCH", Minute, From))).Kind);
        var wrong = await Sources.FailsAsync(Client(new() { ApiKey = AlpacaStub.Key, ApiSecret = "another-secret" }), new("AAPL", Minute, From));
        Assert.AreEqual(DataSourceErrorKind.Unauthorized, wrong.Kind);
        Assert.AreEqual("alpaca, GET /v2/stocks/bars: forbidden. (HTTP 403)", wrong.Message);
        _stub.Requests.Clear();
        var none = await Sources.FailsAsync(Client(new()), new("AAPL", Minute, From));
        Assert.Contains("APCA_API_KEY_ID", none.Message);
        Assert.IsEmpty(_stub.Requests);
    }

    private AlpacaClient Client(AlpacaOptions options) => new(options, Sources.Wide(_time), new StubTransport(_stub), _time);
}
