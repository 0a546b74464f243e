using FsCheck;
using FsCheck.Fluent;
using MarketMaster.DataSources.Tests.Stubs;

namespace MarketMaster.DataSources.Tests.Binance;

[TestClass]
public sealed class BinanceBarTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly DateTime From = Sources.Start.AddDays(-10);

    private readonly ManualTime _time = new();
    private readonly BinanceStub _stub;
    private readonly BinanceClient _client;

    public BinanceBarTests()
    {
        _stub = new(_time);
        _client = new(new(), Sources.Wide(_time), new StubTransport(_stub), _time);
    }

    [TestMethod]
    public async Task Pages_join_without_gap_or_double()
    {
        var to = From.AddMinutes(2500);
        Sources.AreSame(StubMarket.Bars(From, to, Minute), await Sources.ReadAsync(_client, new("BTC/USD", Minute, From, to)));
        Assert.HasCount(3, _stub.Requests);
        Assert.Contains($"startTime={new DateTimeOffset(From.AddMinutes(1000)).ToUnixTimeMilliseconds()}&", _stub.Requests[1]);
    }

    [TestMethod]
    public async Task A_full_last_page_needs_no_request_more()
    {
        Assert.HasCount(2000, await Sources.ReadAsync(_client, new("BTCUSDT", Minute, From, From.AddMinutes(2000))));
        Assert.HasCount(2, _stub.Requests);
    }

    /// <summary>Whatever the range and however short the pages, what comes is what is there.</summary>
    [TestMethod]
    public void Any_range_and_any_size_of_page_give_the_same_bars()
    {
        var inputs = ArbMap.Default.ArbFor<(int Offset, int Length, int Page, bool IsHourly)>();
        Prop.ForAll(inputs, input =>
        {
            var interval = input.IsHourly ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(5);
            var from = From.AddSeconds(input.Offset % 100_000);
            var to = from.AddMinutes(1 + (Math.Abs((long)input.Length) % 20_000));
            var random = new RandomStream((ulong)Math.Abs((long)input.Page), 1);
            _stub.PageSize = () => 1 + random.NextInt(300);
            var bars = Sources.ReadAsync(_client, new("BTC/USD", interval, from, to)).GetAwaiter().GetResult();
            var now = _time.GetUtcNow().UtcDateTime;
            return StubMarket.Bars(from, to, interval).Where(bar => bar.Time + interval <= now).SequenceEqual(bars);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [TestMethod]
    public async Task The_bar_that_forms_is_left_out_unless_it_is_wanted()
    {
        _time.Advance(TimeSpan.FromSeconds(90));
        var from = Sources.Start.AddMinutes(-2);
        var closed = await Sources.ReadAsync(_client, new("BTC/USD", Minute, from));
        Assert.AreEqual(Sources.Start, closed[^1].Time);
        var all = await Sources.ReadAsync(_client, new("BTC/USD", Minute, from) { IncludeForming = true });
        Assert.AreEqual(Sources.Start.AddMinutes(1), all[^1].Time);
    }

    [TestMethod]
    public async Task A_bar_is_closed_at_the_moment_the_next_one_opens()
    {
        _time.Advance(Minute);
        var bars = await Sources.ReadAsync(_client, new("BTC/USD", Minute, Sources.Start));
        Assert.HasCount(1, bars);
    }

    [TestMethod]
    public async Task A_range_in_the_future_is_empty_and_asks_nobody()
    {
        Assert.IsEmpty(await Sources.ReadAsync(_client, new("BTC/USD", Minute, Sources.Start.AddDays(1))));
        Assert.IsEmpty(_stub.Requests);
    }

    [TestMethod]
    public async Task Unknown_symbols_and_intervals_are_named()
    {
        var error = await Sources.FailsAsync(_client, new("NO/SUCH", Minute, From));
        Assert.AreEqual(DataSourceErrorKind.UnknownSymbol, error.Kind);
        Assert.AreEqual("-1121", error.Code);
        Assert.AreEqual("binance, GET /api/v3/klines: Invalid symbol. (-1121, HTTP 400)", error.Message);
        error = await Sources.FailsAsync(_client, new("BTC/USD", TimeSpan.FromMinutes(7), From));
        Assert.AreEqual(DataSourceErrorKind.NotSupported, error.Kind);
        Assert.Contains("bars of 7m are not served: use 1s, 1m, 3m", error.Message);
    }

    [TestMethod]
    public async Task A_page_that_repeats_bars_is_an_error()
    {
        StubAnswer repeated = $"[[{new DateTimeOffset(From.AddMinutes(999)).ToUnixTimeMilliseconds()},\"1\",\"1\",\"1\",\"1\",\"1\"]]";
        _stub.Interfere = _ => _stub.Requests.Count == 2 ? repeated : null;
        var error = await Sources.FailsAsync(_client, new("BTC/USD", Minute, From, From.AddMinutes(2500)));
        Assert.AreEqual(DataSourceErrorKind.InvalidResponse, error.Kind);
        Assert.Contains("was there before", error.Message);
    }

    [TestMethod]
    [DataRow("""[[1704000000000,"2","1","1","1","5"]]""", "high")]
    [DataRow("""[[1704000000000,"1","NaN","1","1","5"]]""", "it is not a number")]
    [DataRow("""[[1704000000000,1,"1","1","1","5"]]""", "a number in quotes was expected")]
    [DataRow("""[[1704000000000,"1","1","1","1"]]""", "an array of at least 6")]
    [DataRow("""[["1704000000000","1","1","1","1","5"]]""", "milliseconds was expected")]
    [DataRow("""[[99704000000000000,"1","1","1","1","5"]]""", "milliseconds was expected")]
    [DataRow("""[[1704000000000,"1","1","1","1","-5"]]""", "negative")]
    [DataRow("""[[1704000060000,"1","1","1","1","5"],[1704000000000,"1","1","1","1","5"]]""", "earlier than row")]
    [DataRow("""{"symbol":1}""", "an array was expected")]
    [DataRow("", "cut short")]
    [DataRow("""[[1704000000000,"1\ud800","1","1","1","5"]]""", "not valid UTF-8")]
    public async Task What_is_not_as_documented_is_an_error_that_says_where(string body, string problem)
    {
        _stub.Interfere = _ => body;
        var error = await Sources.FailsAsync(_client, new("BTC/USD", Minute, From));
        Assert.AreEqual(DataSourceErrorKind.InvalidResponse, error.Kind);
        Assert.Contains(problem, error.Message);
        Assert.StartsWith("binance, GET /api/v3/klines: ", error.Message);
    }

    [TestMethod]
    public async Task Times_must_be_utc_and_in_order()
    {
        var local = DateTime.SpecifyKind(From, DateTimeKind.Local);
        Assert.ThrowsExactly<ArgumentException>(() => new BarRequest("BTC/USD", Minute, local));
        Assert.ThrowsExactly<ArgumentException>(() => new BarRequest("BTC/USD", Minute, From, local));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => Sources.ReadAsync(_client, new("BTC/USD", Minute, From, From)));
    }

    [TestMethod]
    public async Task Stops_when_told_to()
    {
        using var stop = new CancellationTokenSource();
        var read = 0;
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var bar in _client.GetBarsAsync(new("BTC/USD", Minute, From, From.AddMinutes(5000)), stop.Token))
            {
                if (++read == 1500)
                    await stop.CancelAsync();
            }
        });
        Assert.AreEqual(2000, read);
        Assert.HasCount(2, _stub.Requests);
    }
}
