using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using MarketMaster.RateLimiting;
using MarketMaster.RateLimiting.Redis;
using MarketMaster.RateLimiting.Redis.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarketMaster.AspNetCore.Tests.RateLimiting;

/// <summary>Real Kestrel servers over a real redis-server.</summary>
[TestClass]
[DoNotParallelize]
public sealed class RedisTests
{
    [TestMethod]
    public async Task Two_servers_share_the_counts_of_both_levels()
    {
        using var redis = await RedisServer.StartAsync();
        await using var one = await StartAsync(redis, RedisFailureMode.Refuse, budget: 20_000);
        await using var two = await StartAsync(redis, RedisFailureMode.Refuse, budget: 20_000);
        using var client = new HttpClient();
        var (posts, gets) = (0, 0);
        for (var i = 0; i < 80; i++)
        {
            using var response = await client.PostAsync(new Uri(Address(i % 2 == 0 ? one : two), "/v1/screen"), new StringContent($"{i}"));
            posts += response.StatusCode == HttpStatusCode.OK ? 1 : 0;
            Assert.AreEqual($"{Math.Max(0, 49 - i)}", response.Headers.GetValues("X-RateLimit-Remaining").Single());
            if (i == 49)
                Assert.IsInRange(3500, 3600, StructuredItem.ParseList(string.Join(',', response.Headers.GetValues("RateLimit"))).Single(item => item.Name == "screen").Parameters["t"]);
        }
        for (var i = 0; i < 60; i++)
        {
            using var response = await client.GetAsync(new Uri(Address(i % 2 == 0 ? one : two), "/v1/quote"));
            gets += response.StatusCode == HttpStatusCode.OK ? 1 : 0;
        }
        Assert.AreEqual((50, 50), (posts, gets));
    }

    [TestMethod]
    [DataRow(RedisFailureMode.Allow)]
    [DataRow(RedisFailureMode.Local)]
    [DataRow(RedisFailureMode.Refuse)]
    public async Task Frozen_killed_flushed_and_restarted_under_load_Redis_never_makes_an_error_of_a_request(RedisFailureMode mode)
    {
        using var redis = await RedisServer.StartAsync();
        await using var app = await StartAsync(redis, mode, options => options.Tiers["free"].Limits["tier"].PermitLimit = 1_000_000);
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 32 });
        var address = new Uri(Address(app), "/v1/quote");
        var statuses = new ConcurrentDictionary<int, int>();
        var slowest = new ConcurrentBag<double>();
        using var end = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                var started = Stopwatch.GetTimestamp();
                using var response = await client.GetAsync(address);
                statuses.AddOrUpdate((int)response.StatusCode, 1, (_, count) => count + 1);
                slowest.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        })).ToArray();
        var store = app.Services.GetRequiredService<RedisRateLimitStore>();
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        redis.Freeze();
        await Task.Delay(TimeSpan.FromMilliseconds(600));
        Assert.IsTrue(store.IsDegraded);
        redis.Thaw();
        var thawed = await BackAsync(store);
        redis.Kill();
        await Task.Delay(TimeSpan.FromMilliseconds(400));
        await redis.RunAsync();
        var restarted = await BackAsync(store);
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        await end.CancelAsync();
        await Task.WhenAll(callers);
        Console.WriteLine($"{mode}: {string.Join(", ", statuses.Select(status => $"{status.Value} × {status.Key}"))}; back after {thawed.TotalMilliseconds:F0} ms and {restarted.TotalMilliseconds:F0} ms; slowest {slowest.Max():F0} ms");
        Assert.IsTrue(statuses.Keys.All(status => status == 200 || (status == 429 && mode is RedisFailureMode.Refuse)), string.Join(' ', statuses.Keys));
        Assert.IsGreaterThan(100, statuses[200]);
        Assert.IsLessThanOrEqualTo(1_000.0, thawed.TotalMilliseconds);
        Assert.IsLessThanOrEqualTo(1_000.0, restarted.TotalMilliseconds);
    }

    // only looks: the callers are those who find out
    private static async Task<TimeSpan> BackAsync(RedisRateLimitStore store)
    {
        var started = Stopwatch.GetTimestamp();
        while (store.IsDegraded && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10))
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task<WebApplication> StartAsync(RedisServer redis, RedisFailureMode mode, Action<InboundRateLimitOptions>? configure = null, int budget = 100)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddMarketMasterInboundRateLimiting(configure);
        builder.Services.AddMarketMasterRedisRateLimiting(options =>
        {
            (options.Configuration, options.FailureMode) = (redis.Configuration, mode);
            options.Budget = TimeSpan.FromMilliseconds(budget);
        });
        var app = builder.Build();
        app.UseMarketMasterRateLimiting();
        app.Run(context => context.Response.WriteAsync("ok"));
        await app.StartAsync();
        return app;
    }

    private static Uri Address(WebApplication app) => new(app.Urls.Single());
}
