using Microsoft.Extensions.Configuration;

namespace MarketMaster.RateLimiting.Tests.Outbound;

[TestClass]
public sealed class PresetTests
{
    [TestMethod]
    [DataRow("coingecko", 10, 250, false, RateLimitPriority.High, null)]
    [DataRow("binance_public", 1200, 100, false, RateLimitPriority.High, "coingecko")]
    [DataRow("kraken_public", 15, 50, false, RateLimitPriority.High, "coingecko")]
    [DataRow("binance", 1200, 50, true, RateLimitPriority.Critical, "binance_public")]
    [DataRow("kraken", 15, 20, true, RateLimitPriority.Critical, "kraken_public")]
    [DataRow("alpaca", 200, 100, true, RateLimitPriority.Critical, null)]
    [DataRow("capital", 60, 50, true, RateLimitPriority.Normal, "coingecko")]
    public void Standard_preset_holds_the_table(string name, int perMinute, int batch, bool authenticated, RateLimitPriority priority, string? fallback)
    {
        using var apis = new ApiRateLimiters(timeProvider: new ManualTime());
        var api = apis[name];
        var limit = api.Limiter.Limits.Single();
        Assert.AreEqual((perMinute, TimeSpan.FromMinutes(1)), (limit.PermitLimit, limit.Window));
        Assert.AreEqual((batch, authenticated, priority, fallback), (api.Options.BatchSize, api.Options.IsAuthenticated, api.Options.Priority, api.Options.Fallback));
    }

    [TestMethod]
    public void Chains_are_in_order()
    {
        using var apis = new ApiRateLimiters();
        Assert.AreEqual("kraken binance coingecko kraken_public binance_public", string.Join(' ', apis.SourcesOf("crypto_prices").Select(api => api.Name)));
        Assert.AreEqual("capital alpaca coingecko", string.Join(' ', apis.SourcesOf("stock_prices").Select(api => api.Name)));
        Assert.AreEqual("kraken binance alpaca", string.Join(' ', apis.SourcesOf("balances").Select(api => api.Name)));
        Assert.ThrowsExactly<KeyNotFoundException>(() => apis.SourcesOf("weather"));
    }

    [TestMethod]
    public void Configuration_changes_single_values_of_a_preset()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Preset"] = "documented",
            ["Apis:kraken:Limits:counter:PermitLimit"] = "20",
            ["Apis:kraken:Limits:counter:DecayPerSecond"] = "0.5",
            ["Apis:binance:UtilizationCeiling"] = "0.2",
            ["Apis:alpaca:Priority"] = "Low",
            ["Apis:own:Limits:second:PermitLimit"] = "3",
            ["Apis:own:Limits:second:Window"] = "00:00:01",
            ["Apis:own:Limits:second:Algorithm"] = "Gcra",
            ["Apis:own:BodyErrors:slow down"] = "00:00:07",
            ["Sources:crypto_prices"] = "own, kraken",
        }).Build();
        var options = new RateLimitingOptions();
        RateLimitingConfiguration.Bind(configuration, options);
        using var apis = new ApiRateLimiters(options);
        var counter = apis["kraken"].Limiter.Limits.Single();
        Assert.AreEqual((20, 40.0, RateLimitAlgorithm.DecayCounter), (counter.PermitLimit, counter.Window.TotalSeconds, counter.Algorithm));
        Assert.AreEqual(1200, apis["binance"].Limiter.Limits.Single(limit => limit.Name == "weight").PermitLimit);
        Assert.AreSame(apis["binance"].Limiter, apis["binance_public"].Limiter);
        Assert.AreEqual(RateLimitPriority.Low, apis["alpaca"].Options.Priority);
        Assert.AreEqual(200, apis["alpaca"].Limiter.Limits.Single().PermitLimit);
        Assert.AreEqual(RateLimitAlgorithm.Gcra, apis["own"].Limiter.Limits.Single().Algorithm);
        Assert.AreEqual("own kraken", string.Join(' ', apis.SourcesOf("crypto_prices").Select(api => api.Name)));
        Assert.AreEqual(100, apis["coingecko"].Limiter.Limits[0].PermitLimit);
    }

    [TestMethod]
    [DataRow("Apis:kraken:Limits:minute:PermitLimit", "0", "'minute'")]
    [DataRow("Apis:kraken:UtilizationCeiling", "1.5", "1.5")]
    [DataRow("Apis:kraken:Fallback", "nobody", "nobody")]
    [DataRow("Apis:kraken:BatchSize", "0", "kraken: the batch size is 0")]
    [DataRow("Apis:kraken:Retries", "-1", "-1 repetitions")]
    [DataRow("Apis:new:BatchSize", "2", "'new' has no limits")]
    [DataRow("Sources:balances", "kraken, nobody", "nobody")]
    [DataRow("Apis:kraken:Requests:x:Limits", "none", "'none'")]
    public void A_wrong_value_is_named(string key, string value, string expected)
    {
        var options = new RateLimitingOptions();
        RateLimitingConfiguration.Bind(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [key] = value }).Build(), options);
        var error = Assert.Throws<ArgumentException>(() => new ApiRateLimiters(options));
        Assert.Contains(expected, error.Message);
    }

    [TestMethod]
    public void Batches_are_the_fewest()
    {
        using var apis = new ApiRateLimiters();
        Assert.HasCount(20, apis["kraken_public"].Batch(Enumerable.Range(0, 1000)));
        Assert.HasCount(4, apis["coingecko"].Batch(Enumerable.Range(0, 1000)));
        var batches = apis["kraken_public"].Batch(Enumerable.Range(0, 101));
        Assert.AreEqual("50 50 1", string.Join(' ', batches.Select(batch => batch.Length)));
        Assert.IsTrue(batches.SelectMany(batch => batch).SequenceEqual(Enumerable.Range(0, 101)));
        Assert.IsEmpty(apis["kraken_public"].Batch(Array.Empty<int>()));
    }

    [TestMethod]
    public void Batches_by_weight_are_the_cheapest()
    {
        using var apis = new ApiRateLimiters(new RateLimitingOptions().UsePreset(ApiPreset.Documented));
        var api = apis["binance"];
        var batches = api.Batch(Enumerable.Range(0, 100), "/api/v3/ticker/24hr");
        Assert.HasCount(5, batches);
        Assert.AreEqual(10, batches.Sum(batch => api.WeightOf("GET", "/api/v3/ticker/24hr", batch.Length)), "one call of 100 would weigh 40");
        Assert.IsTrue(batches.SelectMany(batch => batch).SequenceEqual(Enumerable.Range(0, 100)));

        // against every way to cut, for small numbers and random weights
        var random = new RandomStream(4);
        for (var trial = 0; trial < 300; trial++)
        {
            var size = 1 + random.NextInt(6);
            int[] weights = [0, .. Enumerable.Range(0, size).Select(_ => 1 + random.NextInt(9))];
            var count = random.NextInt(9);
            var cost = Batching.BatchByWeight(Enumerable.Range(0, count), size, n => weights[n]).Sum(batch => weights[batch.Length]);
            Assert.AreEqual(Cheapest(count), cost);

            int Cheapest(int left) => left == 0 ? 0 : Enumerable.Range(1, Math.Min(size, left)).Min(first => weights[first] + Cheapest(left - first));
        }
    }
}
