using System.Diagnostics.Metrics;
using MarketMaster.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MarketMaster.AspNetCore.Tests.RateLimiting;

/// <summary>Presets, configuration, reload, and what is measured.</summary>
[TestClass]
public sealed class OptionsTests
{
    [TestMethod]
    public void Standard_preset_holds_the_tables()
    {
        var options = new InboundRateLimitOptions();
        Assert.AreEqual("free 100, basic 1000, pro 10000, enterprise -", string.Join(", ", options.Tiers.Select(tier => $"{tier.Key} {tier.Value.Limits.Values.FirstOrDefault()?.PermitLimit.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}")));
        Assert.AreEqual("POST /v1/screen 50, GET /v1/stocks/{code} 200, POST /v1/auth/register 10, POST /v1/auth/login 10", string.Join(", ", options.Endpoints.Values.Where(endpoint => endpoint.Limit is not null).Select(endpoint => $"{endpoint.Method} {endpoint.Path} {endpoint.Limit!.PermitLimit}")));
        Assert.IsTrue(options.Tiers.Values.SelectMany(tier => tier.Limits.Values).All(limit => limit.Window == TimeSpan.FromHours(1)));
        Assert.AreEqual(TimeSpan.FromMinutes(5), options.Endpoints["screen"].CacheDuration);
        options.UsePreset(InboundPreset.TwoTier);
        Assert.AreEqual("free 100, pro 1000, enterprise ", string.Join(", ", options.Tiers.Select(tier => $"{tier.Key} {tier.Value.Limits.Values.FirstOrDefault()?.PermitLimit}")));
        Assert.IsEmpty(options.Endpoints);
        options.UsePreset(InboundPreset.None);
        Assert.IsEmpty(options.Tiers);
    }

    [TestMethod]
    public async Task Limits_follow_the_configuration_and_keep_what_they_have_counted()
    {
        var configuration = new ConfigurationManager
        {
            ["Limits:Tiers:free:Limits:tier:PermitLimit"] = "3",
            ["Limits:Endpoints:own:Path"] = "/own/{id}",
            ["Limits:Endpoints:own:Limit:PermitLimit"] = "1",
            ["Limits:ExemptPaths"] = "/open/*",
        };
        await using var app = await TestApplication.StartAsync(build: builder => builder.Services.AddMarketMasterInboundRateLimiting(configuration.GetSection("Limits")));
        Assert.AreEqual("200 200 200 429", await StatusAsync(app, "/a", 4));
        Assert.AreEqual("200", await StatusAsync(app, "/open/x", 1));
        configuration["Limits:Tiers:free:Limits:tier:PermitLimit"] = "5";
        ((IConfigurationRoot)configuration).Reload();
        Assert.AreEqual("200 429", await StatusAsync(app, "/own/7", 2));
        Assert.AreEqual("200 429", await StatusAsync(app, "/a", 2));
        configuration["Limits:Tiers:free:Limits:tier:PermitLimit"] = "0";
        ((IConfigurationRoot)configuration).Reload();
        var response = await app.GetAsync("/a");
        Assert.AreEqual((429, 5L), (response.Status, response.Number("X-RateLimit-Limit")), "a wrong value changes nothing");
    }

    [TestMethod]
    [DataRow("Tiers:free:Limits:tier:PermitLimit", "0", "'tier'")]
    [DataRow("AnonymousTier", "none", "'none'")]
    [DataRow("Endpoints:screen:Path", "v1", "'v1'")]
    [DataRow("Endpoints:screen:Path", "/a/*/b", "'/a/*/b'")]
    [DataRow("Endpoints:screen:Weight", "0", "'screen'")]
    [DataRow("Endpoints:screen:Weight", "51", "51")]
    [DataRow("Endpoints:screen:CacheDuration", "2.00:00:00", "'screen'")]
    [DataRow("Endpoints:tier:Limit:PermitLimit", "5", "'tier'")]
    [DataRow("Endpoints:a\"b:Limit:PermitLimit", "5", "a\"b")]
    [DataRow("ApiKeys:desk:Sha256", "abc", "'desk'")]
    [DataRow("TrustedProxies", "10.0.0.0/8, nonsense", "'nonsense'")]
    [DataRow("IPv6PrefixLength", "12", "12")]
    [DataRow("MaximumCacheBytes", "-1", "-1")]
    public async Task A_wrong_value_stops_the_start_and_is_named(string key, string value, string expected)
    {
        var configuration = new ConfigurationManager { [key] = value };
        var error = await Assert.ThrowsAsync<ArgumentException>(async () =>
        {
            await using var app = await TestApplication.StartAsync(build: builder => builder.Services.AddMarketMasterInboundRateLimiting(configuration));
        });
        Assert.Contains(expected, error.Message);
    }

    [TestMethod]
    public async Task The_settings_of_the_readme_are_accepted()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "README.md"));
        var json = readme.Split("```json")[1].Split("```")[0].Replace("<sha-256 of the key, hexadecimal>", new string('a', 64), StringComparison.Ordinal);
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
        var configuration = new ConfigurationBuilder().AddJsonStream(stream).Build();
        await using var app = await TestApplication.StartAsync(build: builder => builder.Services.AddMarketMasterInboundRateLimiting(configuration.GetSection("RateLimits")));
        var report = await app.PostAsync("/v1/report", "");
        Assert.AreEqual((50, 4, 19), (report.Standing("tier").Parameters["r"], report.Standing("burst").Parameters["r"], report.Standing("report").Parameters["r"]));
    }

    [TestMethod]
    public void Use_without_add_says_what_is_missing()
    {
        using var application = WebApplication.CreateSlimBuilder().Build();
        Assert.Contains("AddMarketMasterInboundRateLimiting", Assert.ThrowsExactly<InvalidOperationException>(() => application.UseMarketMasterRateLimiting()).Message);
    }

    [TestMethod]
    public async Task A_store_that_throws_lets_requests_pass()
    {
        await using var app = await TestApplication.StartAsync(build: builder => builder.Services.AddSingleton<IRateLimitStore, BrokenStore>());
        Assert.AreEqual("200 200", await StatusAsync(app, "/a", 2));
    }

    [TestMethod]
    [DoNotParallelize]
    public async Task The_meter_shows_decisions()
    {
        var seen = new Dictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == "MarketMaster.AspNetCore") l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument.Name, 1, tags));
        listener.Start();
        await using var app = await TestApplication.StartAsync(options =>
        {
            options.Tiers["free"].Limits["tier"].PermitLimit = 2;
            options.Tiers["free"].Limits["watched"] = new() { PermitLimit = 1, IsShadow = true };
        });
        await StatusAsync(app, "/a", 3);
        await StatusAsync(app, "/health", 2);
        Assert.AreEqual(2.0, seen["marketmaster.inbound.requests granted free"]);
        Assert.AreEqual(1.0, seen["marketmaster.inbound.requests refused free"]);
        Assert.AreEqual(2.0, seen["marketmaster.inbound.requests exempt"]);
        Assert.AreEqual(1.0, seen["marketmaster.inbound.refusals tier free False"]);
        Assert.AreEqual(2.0, seen["marketmaster.inbound.refusals watched free True"]);
        Assert.AreEqual(3.0, seen["marketmaster.inbound.check"]);

        void Add(string name, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
                name += $" {tag.Value}";
            lock (seen)
                seen[name] = seen.GetValueOrDefault(name) + value;
        }
    }

    private static async Task<string> StatusAsync(TestApplication app, string path, int requests)
    {
        var status = new List<int>();
        for (var i = 0; i < requests; i++)
            status.Add((await app.GetAsync(path)).Status);
        return string.Join(' ', status);
    }

    private sealed class BrokenStore : IRateLimitStore
    {
        public ValueTask<RateLimitResult> AcquireAsync(string key, ReadOnlyMemory<RateLimit> limits, int permits = 1, CancellationToken cancellationToken = default) => throw new TimeoutException("broken");

        public ValueTask<RateLimitResult> PeekAsync(string key, ReadOnlyMemory<RateLimit> limits, int permits = 1, CancellationToken cancellationToken = default) => throw new TimeoutException("broken");

        public ValueTask RefundAsync(string key, ReadOnlyMemory<RateLimit> limits, RateLimitResult granted, CancellationToken cancellationToken = default) => throw new TimeoutException("broken");
    }
}
