using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace MarketMaster.RateLimiting.Tests.Waiting;

[TestClass]
public sealed class QueueTests
{
    [TestMethod]
    public async Task Ten_thousand_callers_see_their_grants_in_order()
    {
        const int Callers = 10_000;
        var time = new ManualTime();
        using var limiter = new LocalRateLimiter(new RateLimit("x", 97, TimeSpan.FromSeconds(1)), new() { TimeProvider = time, AgeingInterval = TimeSpan.FromSeconds(30) });
        limiter.Acquire(97);
        var seen = new ConcurrentQueue<(RateLimitPriority Priority, int Number)>();
        var random = new RandomStream(3);
        var callers = new List<Task>();
        for (var i = 0; i < Callers; i++)
            callers.Add(Call((RateLimitPriority)random.NextInt(3), i));
        while (seen.Count < Callers)
        {
            time.Advance(TimeSpan.FromMilliseconds(1000));
            while (seen.Count < limiter.GetStatistics()!.TotalSuccessfulLeases - 1)
                await Task.Yield();
        }
        await Task.WhenAll(callers);
        foreach (var priority in Enum.GetValues<RateLimitPriority>())
        {
            var numbers = seen.Where(one => one.Priority == priority).Select(one => one.Number).ToList();
            var inversions = numbers.Zip(numbers.Skip(1)).Count(pair => pair.First > pair.Second);
            Assert.AreEqual(0, inversions, $"{priority}: {numbers.Count} callers");
        }

        async Task Call(RateLimitPriority priority, int number)
        {
            using var lease = await limiter.AcquireAsync(1, priority);
            seen.Enqueue((priority, number));
        }
    }

    [TestMethod]
    public void Lowest_priority_does_not_starve()
    {
        var time = new ManualTime();
        using var limiter = new LocalRateLimiter(new RateLimit("x", 1, TimeSpan.FromSeconds(1)), new() { TimeProvider = time, AgeingInterval = TimeSpan.FromSeconds(10), DeliversInline = true });
        limiter.Acquire();
        var low = limiter.AcquireAsync(1, RateLimitPriority.Low).AsTask();
        var waited = 0;
        for (; !low.IsCompleted && waited < 1000; waited++)
        {
            // as many as there are permits, always before the low one
            _ = limiter.AcquireAsync(1, RateLimitPriority.Critical).AsTask();
            time.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.IsInRange(28, 34, waited, $"after three ageing intervals it is worth as much as a critical one that has just come: waited {waited} s");
    }

    [TestMethod]
    public void Higher_priority_goes_first()
    {
        var time = new ManualTime();
        using var limiter = new LocalRateLimiter(new RateLimit("x", 1, TimeSpan.FromSeconds(1)), new() { TimeProvider = time, DeliversInline = true });
        limiter.Acquire();
        var normal = limiter.AcquireAsync(1).AsTask();
        var critical = limiter.AcquireAsync(1, RateLimitPriority.Critical).AsTask();
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsTrue(critical.IsCompleted);
        Assert.IsFalse(normal.IsCompleted);
        Assert.IsFalse(limiter.Acquire().IsGranted, "nobody overtakes those who wait");
    }

    [TestMethod]
    public void A_small_request_passes_a_big_one_only_where_it_costs_it_nothing()
    {
        var time = new ManualTime();
        using var limiter = new LocalRateLimiter(new RateLimit("x", 10, TimeSpan.FromSeconds(10)), new() { TimeProvider = time, DeliversInline = true });
        limiter.Acquire(5);
        time.Advance(TimeSpan.FromSeconds(1));
        limiter.Acquire(3);
        var big = limiter.AcquireAsync(6, RateLimitPriority.High).AsTask();
        var harmless = limiter.AcquireAsync(1, RateLimitPriority.Normal).AsTask();
        Assert.IsTrue(harmless.IsCompleted, "1 of the 7 that will be free when the big one goes");
        var harmful = limiter.AcquireAsync(1, RateLimitPriority.Normal).AsTask();
        Assert.IsFalse(harmful.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.IsTrue(big.IsCompleted);
    }

    [TestMethod]
    public void Queue_limit_and_disposal_refuse()
    {
        var time = new ManualTime();
        var limiter = new LocalRateLimiter(new RateLimit("x", 1, TimeSpan.FromSeconds(1)), new() { TimeProvider = time, QueueLimit = 1, DeliversInline = true });
        limiter.Acquire();
        var waiting = limiter.AcquireAsync(1).AsTask();
        var refused = limiter.AcquireAsync(1).AsTask();
        Assert.IsFalse(refused.GetAwaiter().GetResult().IsAcquired);
        limiter.Dispose();
        Assert.IsFalse(waiting.GetAwaiter().GetResult().IsAcquired);
        Assert.ThrowsExactly<ObjectDisposedException>(() => limiter.Acquire());
    }

    [TestMethod]
    public async Task A_caller_that_blocks_does_not_hold_up_the_others_for_ever()
    {
        var time = new ManualTime();
        using var limiter = new LocalRateLimiter(new RateLimit("x", 10, TimeSpan.FromSeconds(1)), new() { TimeProvider = time });
        limiter.Acquire(10);
        using var gate = new ManualResetEventSlim();
        var first = Blocked();
        var second = Open();
        time.Advance(TimeSpan.FromSeconds(1));
        await second;
        await first;

        async Task Blocked()
        {
            using var lease = await limiter.AcquireAsync(1);
            gate.Wait();
        }

        async Task Open()
        {
            using var lease = await limiter.AcquireAsync(1);
            gate.Set();
        }
    }

    /// <summary>1e5 callers, 99 % of whom give up at random moments, also that of the grant: what was granted is what callers got.</summary>
    [TestMethod]
    public async Task Cancellation_loses_no_permit()
    {
        const int Callers = 100_000;
        var time = new ManualTime();
        var limit = new RateLimit("x", 50, TimeSpan.FromSeconds(1));
        using var limiter = new LocalRateLimiter(limit, new() { TimeProvider = time, CountsFromCompletion = false });
        long got = 0, cancelled = 0, failed = 0;
        var random = new RandomStream(11);
        for (var wave = 0; wave < Callers / 1000; wave++)
        {
            var sources = Enumerable.Range(0, 1000).Select(_ => new CancellationTokenSource()).ToArray();
            var tasks = Array.ConvertAll(sources, source => Call(source.Token));
            var order = Enumerable.Range(0, 1000).ToArray();
            for (var i = 999; i > 0; i--)
            {
                var other = random.NextInt(i + 1);
                (order[i], order[other]) = (order[other], order[i]);
            }
            var canceller = Task.Run(() =>
            {
                foreach (var place in order.AsSpan(0, 990))
                    sources[place].Cancel();
            });
            for (var i = 0; i < 10; i++)
                time.Advance(TimeSpan.FromMilliseconds(100));
            await canceller;
            while (tasks.Any(task => !task.IsCompleted))
            {
                time.Advance(TimeSpan.FromMilliseconds(100));
                await Task.Yield();
            }
            foreach (var source in sources)
                source.Dispose();
        }
        var statistics = limiter.GetStatistics()!;
        Assert.AreEqual((0L, (long)Callers), (failed, got + cancelled));
        Assert.AreEqual(got, statistics.TotalSuccessfulLeases, "every permit granted reached its caller");
        Assert.AreEqual(0L, statistics.CurrentQueuedCount);
        time.Advance(limit.Window);
        Assert.AreEqual(limit.PermitLimit, limiter.Peek().MostRestrictive.Remaining);

        async Task Call(CancellationToken token)
        {
            try
            {
                using var lease = await limiter.AcquireAsync(1, token);
                Interlocked.Increment(ref lease.IsAcquired ? ref got : ref failed);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref cancelled);
            }
        }
    }

    [TestMethod]
    public void A_saturated_queue_uses_the_whole_limit_with_one_timer_wake_up_per_wave()
    {
        var time = new ManualTime();
        using var limiter = new LocalRateLimiter(new RateLimit("x", 40, TimeSpan.FromSeconds(1)), new() { TimeProvider = time, DeliversInline = true });
        var granted = 0;
        for (var i = 0; i < 10_000; i++)
            _ = limiter.AcquireAsync(1).AsTask().ContinueWith(_ => granted++, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        var wakeUps = 0;
        while (granted < 10_000)
        {
            time.AdvanceTo(time.NextDue!.Value);
            wakeUps++;
        }
        Assert.AreEqual(10_000 / 40 - 1, wakeUps);
        Assert.AreEqual(TimeSpan.FromSeconds((10_000 / 40) - 1), time.Elapsed);
    }
}
