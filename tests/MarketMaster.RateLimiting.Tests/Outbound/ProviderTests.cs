namespace MarketMaster.RateLimiting.Tests.Outbound;

/// <summary>Ten minutes of a manual clock, more callers than the limits allow, against servers that enforce their own rules.</summary>
[TestClass]
public sealed class ProviderTests
{
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(10);

    // what the rules allow in ten minutes to a client without latency: full windows, or a full counter and its decay
    [TestMethod]
    [DataRow("binance", 60_000)]
    [DataRow("kraken", 15 + (0.33 * 600))]
    [DataRow("coingecko", 1000)]
    [DataRow("alpaca", 2000)]
    [DataRow("capital", 6000)]
    public void Near_servers_never_refuse_and_give_nearly_all_they_allow(string api, double allowed)
    {
        var (server, throttled) = Run(api, medianMilliseconds: 4, sigma: 0.5);
        Console.WriteLine($"{api}: {server.Served} requests, weight {server.ServedWeight} of {allowed:0} allowed ({server.ServedWeight / allowed:P2}), refused {server.Refusals}");
        Assert.AreEqual(0, server.Refusals, string.Join("; ", server.FirstRefusals.Take(3)));
        Assert.AreEqual(0L, throttled);
        Assert.IsGreaterThanOrEqualTo(0.99 * Math.Floor(allowed), server.ServedWeight);
    }

    [TestMethod]
    [DataRow("binance")]
    [DataRow("kraken")]
    [DataRow("coingecko")]
    [DataRow("alpaca")]
    [DataRow("capital")]
    public void Far_and_uneven_servers_never_refuse(string api)
    {
        for (var seed = 0UL; seed < 3; seed++)
        {
            var (server, _) = Run(api, medianMilliseconds: 80, sigma: 1, seed);
            Console.WriteLine($"{api}: weight {server.ServedWeight} with a median of 80 ms");
            Assert.AreEqual(0, server.Refusals, string.Join("; ", server.FirstRefusals.Take(3)));
        }
    }

    /// <summary>The stubs do refuse a client that counts from the moment of sending.</summary>
    [TestMethod]
    public void Counting_from_sending_is_caught()
    {
        var time = new ManualTime();
        using var server = new StubServer(time, StubRules.Alpaca, 80, 1, 1);
        using var client = new HttpMessageInvoker(server);
        using var limiter = new LocalRateLimiter(new RateLimit("minute", 200, TimeSpan.FromMinutes(1)), new() { TimeProvider = time, DeliversInline = true });
        for (var i = 0; i < 300; i++)
            _ = Loop();
        time.Advance(Duration);
        Assert.IsGreaterThan(0, server.Refusals);

        async Task Loop()
        {
            while (time.Elapsed < Duration)
            {
                using var lease = await limiter.AcquireAsync(1);
                using var response = await client.SendAsync(new(HttpMethod.Get, "https://x/v2/stocks/bars"), default);
            }
        }
    }

    private static (StubServer Server, long Throttled) Run(string api, double medianMilliseconds, double sigma, ulong seed = 1)
    {
        var time = new ManualTime();
        var apis = new ApiRateLimiters(new RateLimitingOptions().UsePreset(ApiPreset.Documented), time, deliversInline: true);
        var rules = api switch
        {
            "binance" => StubRules.Binance,
            "kraken" => StubRules.Kraken,
            "coingecko" => StubRules.CoinGecko,
            "alpaca" => StubRules.Alpaca,
            _ => StubRules.Capital,
        };
        var server = new StubServer(time, rules, medianMilliseconds, sigma, seed);
        var client = new HttpMessageInvoker(new ApiRateLimitHandler(apis[api]) { InnerHandler = server });
        var random = new RandomStream(seed, 5);
        Exception? failure = null;
        for (var i = 0; i < 1000; i++)
            _ = Loop();
        time.Advance(Duration - TimeSpan.FromTicks(1));
        var throttled = apis[api].GetStatus().Throttled;
        Assert.IsNull(failure, failure?.ToString());
        return (server, throttled);

        async Task Loop()
        {
            try
            {
                while (time.Elapsed < Duration)
                {
                    var (method, uri) = Request(api, random.NextInt(100));
                    using var request = new HttpRequestMessage(method, "https://stub.test" + uri);
                    using var response = await client.SendAsync(request, default);
                }
            }
            catch (Exception e)
            {
                failure ??= e;
            }
        }
    }

    private static (HttpMethod Method, string Uri) Request(string api, int dice) => (api, dice) switch
    {
        ("binance", < 2) => (HttpMethod.Get, "/api/v3/exchangeInfo"),
        ("binance", < 50) => (HttpMethod.Get, "/api/v3/ticker/price?symbols=%5B%22BTCUSDT%22%2C%22ETHUSDT%22%5D"),
        ("binance", _) => (HttpMethod.Get, "/api/v3/klines?symbol=BTCUSDT&interval=1m"),
        ("kraken", < 10) => (HttpMethod.Post, "/0/private/Ledgers"),
        ("kraken", _) => (HttpMethod.Post, "/0/private/Balance"),
        ("capital", < 1) => (HttpMethod.Post, "/api/v1/session"),
        ("capital", < 3) => (HttpMethod.Post, "/api/v1/positions"),
        ("capital", _) => (HttpMethod.Get, "/api/v1/prices/SILVER"),
        ("alpaca", _) => (HttpMethod.Get, "/v2/stocks/bars?symbols=AAPL,TSLA"),
        _ => (HttpMethod.Get, "/api/v3/simple/price?ids=bitcoin"),
    };
}
