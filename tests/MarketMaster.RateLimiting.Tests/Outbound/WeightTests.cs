namespace MarketMaster.RateLimiting.Tests.Outbound;

/// <summary>What requests cost by the documented rules, and that a ceiling never makes them impossible.</summary>
[TestClass]
public sealed class WeightTests
{
    [TestMethod]
    [DataRow("", 5)]
    [DataRow("?symbol=BTCUSDT", 5)]
    [DataRow("?symbol=BTCUSDT&limit=100", 5)]
    [DataRow("?limit=101&symbol=BTCUSDT", 25)]
    [DataRow("?symbol=BTCUSDT&limit=500", 25)]
    [DataRow("?symbol=BTCUSDT&limit=501", 50)]
    [DataRow("?symbol=BTCUSDT&limit=1000", 50)]
    [DataRow("?symbol=BTCUSDT&limit=5000", 250)]
    [DataRow("?unlimit=5000", 5)]
    public void Depth_of_Binance_costs_by_its_length(string query, int expected)
    {
        using var apis = Documented();
        Assert.AreEqual(expected, apis["binance"].WeightOf("GET", "/api/v3/depth", query: query));
    }

    [TestMethod]
    public async Task The_handler_looks_into_the_query()
    {
        using var apis = Documented();
        using var client = new HttpMessageInvoker(new ApiRateLimitHandler(apis["binance"]) { InnerHandler = new Answering() });
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://x.test/api/v3/depth?symbol=BTCUSDT&limit=5000");
        using var response = await client.SendAsync(request, default);
        Assert.AreEqual(250, apis["binance"].GetStatus().Limits.Single(limit => limit.Name == "weight").Used);
    }

    [TestMethod]
    public void Candles_of_Kraken_cost_more_than_tickers()
    {
        Assert.AreEqual("0.0 1.0 2.0 3.0", Times("/0/public/Ticker", "/0/public/Ticker", "/0/public/Ticker", "/0/public/Ticker"));
        Assert.AreEqual("0.0 1.2 2.4 3.6", Times("/0/public/OHLC", "/0/public/Depth", "/0/public/Trades", "/0/public/OHLC"));
        Assert.AreEqual("0.0 1.0 2.2 3.2", Times("/0/public/OHLC", "/0/public/Ticker", "/0/public/OHLC", "/0/public/Ticker"));
    }

    [TestMethod]
    [DataRow(1.0)]
    [DataRow(0.2)]
    [DataRow(0.01)]
    public void A_ceiling_slows_down_and_never_shuts_out(double ceiling)
    {
        var options = new RateLimitingOptions().UsePreset(ApiPreset.Documented);
        foreach (var api in options.Apis.Values)
            api.UtilizationCeiling = ceiling;
        using var apis = new ApiRateLimiters(options, new ManualTime());
        foreach (var api in apis.All)
        {
            foreach (var limit in api.Limiter.Limits)
            {
                var plain = options.Apis[api.Options.SharesLimitsOf ?? api.Name].Limits[limit.Name].ToRateLimit("x");
                var (rate, allowed) = (limit.PermitLimit / limit.Window.TotalSeconds, ceiling * plain.PermitLimit / plain.Window.TotalSeconds);
                Assert.IsLessThanOrEqualTo(allowed * 1.000001, rate, $"{api.Name} {limit}");
            }
            foreach (var rule in api.Options.Requests.Values)
                Assert.IsTrue(api.Limiter.Peek(rule.Weight).RetryAfter != Timeout.InfiniteTimeSpan, $"{api.Name} {rule.Path} weighs {rule.Weight}");
        }
    }

    [TestMethod]
    public void A_weight_that_no_limit_can_give_stops_the_start()
    {
        var options = new RateLimitingOptions();
        options.Apis["coingecko"].Requests["big"] = new() { Path = "/big", Weight = 11 };
        Assert.Contains("weighs 11", Assert.Throws<ArgumentException>(() => new ApiRateLimiters(options)).Message);
    }

    private static string Times(params string[] paths)
    {
        var time = new ManualTime();
        using var apis = new ApiRateLimiters(new RateLimitingOptions().UsePreset(ApiPreset.Documented), time, deliversInline: true);
        using var client = new HttpMessageInvoker(new ApiRateLimitHandler(apis["kraken_public"]) { InnerHandler = new Answering() });
        var sent = new List<string>();
        var all = SendAsync();
        time.Advance(TimeSpan.FromSeconds(10));
        all.GetAwaiter().GetResult();
        return string.Join(' ', sent);

        async Task SendAsync()
        {
            foreach (var path in paths)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "https://x.test" + path);
                using var response = await client.SendAsync(request, default);
                sent.Add(time.Elapsed.TotalSeconds.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    private static ApiRateLimiters Documented() => new(new RateLimitingOptions().UsePreset(ApiPreset.Documented));

    private sealed class Answering : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK) { RequestMessage = request });
    }
}
