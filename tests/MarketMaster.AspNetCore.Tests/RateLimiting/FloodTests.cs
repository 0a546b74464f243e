using System.Net;
using MarketMaster.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace MarketMaster.AspNetCore.Tests.RateLimiting;

/// <summary>Callers by the million: memory is bounded, and given back.</summary>
[TestClass]
public sealed class FloodTests
{
    [TestMethod]
    public async Task A_flood_of_addresses_is_bounded_and_honest_callers_get_their_answers()
    {
        const int Bound = 4_096;
        await using var app = await TestApplication.StartAsync(build: builder => builder.Services.AddSingleton<IRateLimitStore>(
            provider => new LocalRateLimitStore(provider.GetRequiredService<TimeProvider>(), Bound)));
        var random = new RandomStream(3);
        for (var i = 0; i < 30_000; i++)
        {
            var address = new IPAddress((uint)random.NextInt(int.MaxValue));
            Assert.AreEqual(200, (await app.GetAsync("/a", address.ToString())).Status);
            Assert.IsLessThanOrEqualTo(Bound, app.Store.Count);
        }
        Assert.IsGreaterThan(0L, app.Store.Evicted);
        app.Time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        Assert.AreEqual(0, app.Store.Count, "one window later nothing is kept");
    }

    [TestMethod]
    public async Task A_flood_of_requests_fills_the_cache_no_further_than_its_bound()
    {
        await using var app = await TestApplication.StartAsync(
            options =>
            {
                options.MaximumCacheBytes = 100_000;
                options.Endpoints["screen"].Limit = null;
                options.Tiers["free"].Limits.Clear();
            },
            answer: async context => await context.Response.Body.WriteAsync(new byte[1000]));
        for (var i = 0; i < 500; i++)
        {
            await app.PostAsync("/v1/screen", $"{i}");
            Assert.IsLessThanOrEqualTo(100_000L, app.Cache.Bytes);
        }
        Assert.IsGreaterThan(30, app.Cache.Count);
        Assert.AreEqual(500, app.Runs);
        await app.PostAsync("/v1/screen", "499");
        Assert.AreEqual(500, app.Runs, "the newest is still there");
        await app.PostAsync("/v1/screen", "0");
        Assert.AreEqual(501, app.Runs, "the oldest is not");
    }
}
