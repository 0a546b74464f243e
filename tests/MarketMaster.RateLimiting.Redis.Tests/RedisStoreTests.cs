using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;

namespace MarketMaster.RateLimiting.Redis.Tests;

/// <summary>On a real server: decisions, sharing between processes, and what happens when the server goes.</summary>
[TestClass]
[DoNotParallelize]
public sealed class RedisStoreTests
{
    private static readonly RateLimitAlgorithm[] Algorithms = Enum.GetValues<RateLimitAlgorithm>();

    [TestMethod]
    public async Task Both_levels_are_charged_or_neither()
    {
        using var server = await RedisServer.StartAsync();
        using var store = Open(server);
        RateLimit tier = new("tier", 100, TimeSpan.FromHours(1)), screen = new("screen", 50, TimeSpan.FromHours(1));
        var posts = await TakeAsync(store, [tier, screen], 80);
        var gets = await TakeAsync(store, [tier], 60);
        Assert.AreEqual((50, 50), (posts, gets));
        var refused = await store.AcquireAsync("user", new[] { tier, screen });
        Assert.IsFalse(refused.IsGranted);
        Assert.AreEqual((0, 0), (refused.Levels[0].Remaining, refused.Levels[1].Remaining));
        Assert.IsTrue(refused.RetryAfter > TimeSpan.FromMinutes(59) && refused.RetryAfter <= TimeSpan.FromHours(1), $"{refused.RetryAfter}");
        Assert.IsFalse(store.IsDegraded);
    }

    /// <summary>The store in the process is the reference: same limits, same calls, same answers, as far as the few ms between the two clocks allow.</summary>
    [TestMethod]
    public async Task It_decides_as_the_store_in_the_process_does()
    {
        using var server = await RedisServer.StartAsync();
        using var store = Open(server);
        using var local = new LocalRateLimitStore();
        var random = new RandomNumbers(11);
        foreach (var algorithm in Algorithms)
        {
            // Windows of an hour: nothing comes back during the test, so that both must agree to the permit.
            RateLimit[] limits =
            [
                new("a", 40, TimeSpan.FromHours(1), algorithm) { Segments = 10, Burst = 25 },
                new("b", 30, TimeSpan.FromHours(2), algorithm) { Segments = 5, Burst = 30, CountsRequests = true },
                new("c", 20, TimeSpan.FromHours(1), algorithm) { Burst = 20, IsShadow = true },
            ];
            var key = "user " + algorithm;
            for (var call = 0; call < 80; call++)
            {
                var permits = 1 + random.Below(4);
                var peeks = random.Below(4) == 0;
                var (expected, actual) = peeks
                    ? (await local.PeekAsync(key, limits, permits), await store.PeekAsync(key, limits, permits))
                    : (await local.AcquireAsync(key, limits, permits), await store.AcquireAsync(key, limits, permits));
                Same(expected, actual, $"{algorithm}, call {call}, {permits} permits");
                if (!peeks && random.Below(5) == 0)
                {
                    await local.RefundAsync(key, limits, expected);
                    await store.RefundAsync(key, limits, actual);
                }
            }
        }
    }

    [TestMethod]
    [DataRow(RateLimitAlgorithm.RollingLog)]
    [DataRow(RateLimitAlgorithm.SegmentedWindow)]
    [DataRow(RateLimitAlgorithm.Gcra)]
    [DataRow(RateLimitAlgorithm.DecayCounter)]
    public async Task Waiting_exactly_as_long_as_told_is_enough(RateLimitAlgorithm algorithm)
    {
        using var server = await RedisServer.StartAsync();
        using var store = Open(server);
        RateLimit[] limits = [new("short", 4, TimeSpan.FromMilliseconds(120), algorithm) { Segments = 4, Burst = 2 }];
        var waits = 0;
        while (waits < 25)
        {
            var result = await store.AcquireAsync("user", limits);
            if (result.IsGranted)
                continue;
            waits++;
            Assert.IsTrue(result.RetryAfter > TimeSpan.Zero && result.RetryAfter <= TimeSpan.FromMilliseconds(121), $"{result.RetryAfter}");
            var until = Stopwatch.GetTimestamp() + (long)(result.RetryAfter.TotalSeconds * Stopwatch.Frequency);
            while (Stopwatch.GetTimestamp() < until)
                await Task.Yield();
            Assert.IsTrue((await store.AcquireAsync("user", limits)).IsGranted, $"after {result.RetryAfter}");
        }
    }

    [TestMethod]
    [DataRow(1_000, RateLimitAlgorithm.RollingLog)]
    [DataRow(10_000, RateLimitAlgorithm.RollingLog)]
    [DataRow(1_000, RateLimitAlgorithm.FixedWindow)]
    public async Task Eight_processes_get_exactly_the_limit(int limit, RateLimitAlgorithm algorithm)
    {
        using var server = await RedisServer.StartAsync();
        var processes = Enumerable.Range(0, 8).Select(_ => Worker(server.Configuration, "1504", limit.ToString(CultureInfo.InvariantCulture), algorithm.ToString())).ToList();
        var granted = 0;
        foreach (var process in processes)
        {
            using (process)
            {
                granted += int.Parse(await process.StandardOutput.ReadToEndAsync(), CultureInfo.InvariantCulture);
                await process.WaitForExitAsync();
            }
        }
        Assert.AreEqual(limit, granted);
    }

    [TestMethod]
    public async Task The_clocks_of_the_machines_do_not_matter()
    {
        using var server = await RedisServer.StartAsync();
        using var early = Open(server, time: new SkewedTime(TimeSpan.FromHours(-1)));
        using var late = Open(server, time: new SkewedTime(TimeSpan.FromHours(1)));
        RateLimit[] limits = [new("tier", 100, TimeSpan.FromMinutes(1))];
        Assert.AreEqual(100, await TakeAsync(early, limits, 60) + await TakeAsync(late, limits, 60) + await TakeAsync(early, limits, 20));
    }

    [TestMethod]
    public async Task A_flushed_script_is_loaded_again_and_keys_expire()
    {
        using var server = await RedisServer.StartAsync();
        using var store = Open(server);
        using var connection = await ConnectionMultiplexer.ConnectAsync(server.Configuration);
        var admin = connection.GetServer("127.0.0.1", server.Port);
        RateLimit[] limits = [.. Algorithms.Select(a => new RateLimit(a.ToString(), 10, TimeSpan.FromMilliseconds(300), a) { Burst = 10 })];
        for (var i = 0; i < 3; i++)
        {
            Assert.IsTrue((await store.AcquireAsync("user", limits)).IsGranted);
            await connection.GetDatabase().ExecuteAsync("SCRIPT", "FLUSH");
        }
        Assert.IsFalse(store.IsDegraded);
        Assert.HasCount(Algorithms.Length, admin.Keys(pattern: "*").ToArray());
        // a burst of three takes the slowest of them, GCRA, three windows to give back
        await Task.Delay(TimeSpan.FromMilliseconds(1_500));
        Assert.IsEmpty(admin.Keys(pattern: "*").ToArray());
    }

    [TestMethod]
    [DataRow(RedisFailureMode.Allow, 30)]
    [DataRow(RedisFailureMode.Refuse, 0)]
    [DataRow(RedisFailureMode.Local, 5)]
    public async Task Without_Redis_requests_go_on_as_the_option_says_and_it_comes_back_by_itself(RedisFailureMode mode, int expected)
    {
        using var server = await RedisServer.StartAsync();
        using var store = Open(server, mode, nodes: 2);
        RateLimit[] limits = [new("tier", 10, TimeSpan.FromHours(1))];
        Assert.IsTrue((await store.AcquireAsync("before", limits)).IsGranted);
        server.Kill();
        var result = await store.AcquireAsync("user", limits);
        Assert.IsTrue(result.IsDegraded && store.IsDegraded);
        Assert.AreEqual(expected, (result.IsGranted ? 1 : 0) + await TakeAsync(store, limits, 29));
        await server.RunAsync();
        await BackAsync(store, limits, TimeSpan.FromSeconds(1));
    }

    [TestMethod]
    public async Task A_server_that_hangs_costs_its_budget_once_and_then_nothing()
    {
        using var server = await RedisServer.StartAsync();
        using var store = Open(server, RedisFailureMode.Allow, budget: 150, retry: 60_000);
        RateLimit[] limits = [new("tier", 1_000, TimeSpan.FromHours(1))];
        Assert.IsTrue((await store.AcquireAsync("user", limits)).IsGranted);
        server.Freeze();
        var started = Stopwatch.GetTimestamp();
        Assert.IsTrue((await store.AcquireAsync("user", limits)).IsDegraded);
        var first = Stopwatch.GetElapsedTime(started);
        Assert.IsTrue(first >= TimeSpan.FromMilliseconds(140) && first < TimeSpan.FromSeconds(5), $"{first}");
        // A thousand more, none of which waits: together they would need 150 s.
        Assert.AreEqual(1_000, await TakeAsync(store, limits, 1_000));
        Assert.IsTrue(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20));
        server.Thaw();
    }

    [TestMethod]
    public async Task Under_load_a_stop_a_kill_and_a_restart_never_surface_as_an_exception()
    {
        using var server = await RedisServer.StartAsync();
        using var store = Open(server, RedisFailureMode.Local);
        RateLimit[] limits = [new("tier", 1_000_000, TimeSpan.FromHours(1)), new("screen", 1_000_000, TimeSpan.FromHours(1))];
        using var end = new CancellationTokenSource();
        long served = 0;
        var callers = Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                Assert.IsTrue((await store.AcquireAsync("user " + i, limits)).IsGranted);
                Interlocked.Increment(ref served);
                await Task.Delay(TimeSpan.FromMilliseconds(1));
            }
        })).ToArray();
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        server.Freeze();
        await Task.Delay(TimeSpan.FromMilliseconds(700));
        server.Thaw();
        await BackAsync(store, limits, TimeSpan.FromSeconds(1));
        server.Kill();
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        Assert.IsTrue(store.IsDegraded);
        await server.RunAsync();
        await BackAsync(store, limits, TimeSpan.FromSeconds(1));
        await end.CancelAsync();
        await Task.WhenAll(callers);
        Assert.IsGreaterThan(1_000, served);
    }

    [TestMethod]
    public async Task A_caller_who_gives_up_does_not_make_Redis_look_away()
    {
        using var server = await RedisServer.StartAsync();
        using var store = Open(server);
        RateLimit[] limits = [new("tier", 10, TimeSpan.FromHours(1))];
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await store.AcquireAsync("user", limits, 1, cancelled.Token));
        Assert.IsFalse(store.IsDegraded);
        await Assert.ThrowsExactlyAsync<ArgumentException>(async () => await store.AcquireAsync("", limits));
        await Assert.ThrowsExactlyAsync<ArgumentOutOfRangeException>(async () => await store.AcquireAsync("user", limits, 0));
    }

    private static RedisRateLimitStore Open(
        RedisServer server, RedisFailureMode mode = RedisFailureMode.Refuse, int nodes = 1, int budget = 2_000, int retry = 100, TimeProvider? time = null) => RedisRateLimitStore.Connect(
        new()
        {
            Configuration = server.Configuration,
            FailureMode = mode,
            Nodes = nodes,
            Budget = TimeSpan.FromMilliseconds(budget),
            RetryInterval = TimeSpan.FromMilliseconds(retry),
        },
        time);

    private static async Task<int> TakeAsync(RedisRateLimitStore store, RateLimit[] limits, int calls)
    {
        var granted = 0;
        for (var i = 0; i < calls; i++)
            granted += (await store.AcquireAsync("user", limits)).IsGranted ? 1 : 0;
        return granted;
    }

    private static async Task BackAsync(RedisRateLimitStore store, RateLimit[] limits, TimeSpan within)
    {
        var started = Stopwatch.GetTimestamp();
        while ((await store.AcquireAsync("probe", limits)).IsDegraded)
        {
            Assert.IsTrue(Stopwatch.GetElapsedTime(started) < within, "Redis is back, the store is not");
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
        Console.WriteLine($"back after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms");
        Assert.IsFalse(store.IsDegraded);
    }

    private static void Same(RateLimitResult expected, RateLimitResult actual, string when)
    {
        Assert.AreEqual(expected.IsGranted, actual.IsGranted, when);
        for (var i = 0; i < expected.Levels.Length; i++)
        {
            var (e, a) = (expected.Levels[i], actual.Levels[i]);
            Assert.AreEqual(e.Remaining, a.Remaining, $"{when}, limit {e.Limit.Name}");
            Near(e.RetryAfter, a.RetryAfter, $"{when}, limit {e.Limit.Name}, wait");
            Near(e.ResetAfter, a.ResetAfter, $"{when}, limit {e.Limit.Name}, reset");
        }
    }

    private static void Near(TimeSpan expected, TimeSpan actual, string when) =>
        Assert.IsTrue(expected == actual || (expected > TimeSpan.Zero && actual > TimeSpan.Zero && (expected - actual).Duration() < TimeSpan.FromSeconds(20)), $"{when}: {actual} instead of {expected}");

    private static Process Worker(params string[] arguments)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path && File.Exists(path) ? path : "dotnet";
        return Process.Start(new ProcessStartInfo(host, [Path.Combine(AppContext.BaseDirectory, "MarketMaster.RateLimiting.Redis.Worker.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
    }

    private sealed class SkewedTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }

    private sealed class RandomNumbers(ulong seed)
    {
        private ulong _state = seed;

        public int Below(int limit)
        {
            _state = (_state * 6364136223846793005) + 1442695040888963407;
            return (int)((_state >> 33) % (ulong)limit);
        }
    }
}
