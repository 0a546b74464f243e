using System.Threading.RateLimiting;

namespace MarketMaster.RateLimiting.Tests.Limiting;

[TestClass]
public sealed class LevelsTests
{
    private static readonly RateLimit Tier = new("tier", 100, TimeSpan.FromHours(1));
    private static readonly RateLimit Screen = new("screen", 50, TimeSpan.FromHours(1));

    [TestMethod]
    public async Task Eighty_posts_and_sixty_gets_serve_fifty_and_fifty()
    {
        using var store = new LocalRateLimitStore(new ManualTime());
        var posts = 0;
        for (var i = 0; i < 80; i++)
        {
            var result = await store.AcquireAsync("user", new[] { Tier, Screen });
            posts += result.IsGranted ? 1 : 0;
            if (!result.IsGranted)
            {
                Assert.AreEqual("screen", result.MostRestrictive.Limit.Name);
                Assert.AreEqual(50, result.Levels[0].Remaining);
                Assert.AreEqual(TimeSpan.FromHours(1), result.RetryAfter);
            }
        }
        var gets = 0;
        for (var i = 0; i < 60; i++)
            gets += (await store.AcquireAsync("user", new[] { Tier })).IsGranted ? 1 : 0;
        Assert.AreEqual((50, 50), (posts, gets));
    }

    [TestMethod]
    public void A_refusal_changes_nothing()
    {
        var random = new RandomStream(5);
        var time = new ManualTime();
        using var limiter = new LocalRateLimiter([new("a", 50, TimeSpan.FromSeconds(10)), new("b", 80, TimeSpan.FromSeconds(20), RateLimitAlgorithm.Gcra) { Burst = 40 },
            new("c", 70, TimeSpan.FromSeconds(30), RateLimitAlgorithm.SegmentedWindow)], new() { TimeProvider = time });
        var refusals = 0;
        while (refusals < 100_000)
        {
            var permits = 1 + random.NextInt(6);
            var before = limiter.Peek();
            var decision = limiter.Acquire(permits);
            var after = limiter.Peek();
            for (var i = 0; i < 3; i++)
                Assert.AreEqual(before.Levels[i].Remaining - (decision.IsGranted ? permits : 0), after.Levels[i].Remaining);
            if (decision.IsGranted)
                continue;
            refusals++;
            if (random.NextInt(10) == 0)
                time.Advance(TimeSpan.FromMilliseconds(random.NextInt(3000)));
        }
    }

    [TestMethod]
    public void Lease_tells_the_true_wait_the_limit_and_what_is_left()
    {
        var time = new ManualTime();
        using var limiter = new LocalRateLimiter([new("second", 2, TimeSpan.FromSeconds(1)), new("minute", 3, TimeSpan.FromMinutes(1))], new() { TimeProvider = time });
        using (var granted = limiter.AttemptAcquire())
        {
            Assert.IsTrue(granted.IsAcquired);
            Assert.IsTrue(granted.TryGetMetadata(RateLimitMetadata.Remaining, out var left));
            Assert.AreEqual(1, left);
            Assert.IsFalse(granted.TryGetMetadata(MetadataName.RetryAfter, out _));
        }
        limiter.AttemptAcquire().Dispose();
        time.Advance(TimeSpan.FromSeconds(1));
        limiter.AttemptAcquire().Dispose();
        using var refused = limiter.AttemptAcquire();
        Assert.IsFalse(refused.IsAcquired);
        Assert.IsTrue(refused.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.AreEqual(TimeSpan.FromSeconds(59), wait);
        Assert.IsTrue(refused.TryGetMetadata(RateLimitMetadata.LimitName, out var name));
        Assert.AreEqual("minute", name);
        Assert.IsTrue(refused.TryGetMetadata(RateLimitMetadata.Limit, out var limit));
        Assert.AreEqual(3, limit);
        Assert.IsTrue(refused.TryGetMetadata(RateLimitMetadata.ResetAfter, out var reset));
        Assert.AreEqual(TimeSpan.FromSeconds(60), reset);
    }

    [TestMethod]
    public void Refund_gives_back_what_still_counts()
    {
        var time = new ManualTime();
        using var limiter = new LocalRateLimiter(new RateLimit("x", 5, TimeSpan.FromSeconds(10)), new() { TimeProvider = time });
        var first = limiter.Acquire(2);
        time.Advance(TimeSpan.FromSeconds(5));
        var second = limiter.Acquire(3);
        limiter.Refund(first);
        Assert.AreEqual(2, limiter.Peek().Levels[0].Remaining);
        time.Advance(TimeSpan.FromSeconds(10));
        limiter.Refund(second);
        Assert.AreEqual(5, limiter.Peek().Levels[0].Remaining);
    }

    [TestMethod]
    public void Shadow_decides_as_if_in_force_and_never_blocks()
    {
        var random = new RandomStream(9);
        var time = new ManualTime();
        using var enforced = new LocalRateLimiter(new RateLimit("x", 7, TimeSpan.FromSeconds(3)), new() { TimeProvider = time });
        using var shadow = new LocalRateLimiter(new RateLimit("x", 7, TimeSpan.FromSeconds(3)) { IsShadow = true }, new() { TimeProvider = time });
        var refusals = 0;
        for (var i = 0; i < 20_000; i++)
        {
            if (!enforced.Acquire().IsGranted)
                refusals++;
            Assert.IsTrue(shadow.Acquire().IsGranted);
            Assert.AreEqual(refusals, shadow.GetCounts()[0].ShadowRefusals);
            time.Advance(TimeSpan.FromMilliseconds(random.NextInt(600)));
        }
        Assert.IsGreaterThan(1000, refusals);
    }

    [TestMethod]
    public void Reload_keeps_what_was_counted()
    {
        var time = new ManualTime();
        using var limiter = new LocalRateLimiter(new RateLimit("x", 10, TimeSpan.FromMinutes(1)), new() { TimeProvider = time, DeliversInline = true });
        limiter.Acquire(8);
        limiter.Update([new("x", 20, TimeSpan.FromMinutes(1)), new("new", 100, TimeSpan.FromMinutes(1))]);
        Assert.AreEqual(12, limiter.Peek().Levels[0].Remaining);
        limiter.Update([new("x", 5, TimeSpan.FromMinutes(1))]);
        Assert.AreEqual(0, limiter.Peek().Levels[0].Remaining);
        var waiting = limiter.AcquireAsync(1, RateLimitPriority.Normal).AsTask();
        Assert.IsFalse(waiting.IsCompleted);
        limiter.Update([new("x", 9, TimeSpan.FromMinutes(1))]);
        Assert.IsTrue(waiting.IsCompletedSuccessfully);
        // of another kind: what was used still counts
        limiter.Update([new("x", 20, TimeSpan.FromMinutes(1), RateLimitAlgorithm.TokenBucket)]);
        Assert.AreEqual(11, limiter.Peek().Levels[0].Remaining);
    }

    [TestMethod]
    public void Cool_down_holds_everybody_back()
    {
        var time = new ManualTime();
        using var limiter = new LocalRateLimiter(new RateLimit("x", 10, TimeSpan.FromMinutes(1)), new() { TimeProvider = time, DeliversInline = true });
        limiter.CoolDown(TimeSpan.FromSeconds(30));
        limiter.CoolDown(TimeSpan.FromSeconds(10));
        var decision = limiter.Acquire();
        Assert.IsFalse(decision.IsGranted);
        Assert.IsNull(decision.LimitedBy);
        Assert.AreEqual(TimeSpan.FromSeconds(30), decision.RetryAfter);
        var waiting = limiter.AcquireAsync(1, RateLimitPriority.Low).AsTask();
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.IsFalse(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsTrue(waiting.IsCompletedSuccessfully);
        Assert.AreEqual(TimeSpan.Zero, limiter.CoolDownLeft);
    }

    [TestMethod]
    public void Permits_count_from_the_response()
    {
        var time = new ManualTime();
        using var limiter = new LocalRateLimiter(new RateLimit("x", 2, TimeSpan.FromSeconds(10)), new()
        {
            TimeProvider = time,
            CountsFromCompletion = true,
            MaximumInFlight = TimeSpan.FromSeconds(5),
            DeliversInline = true,
        });
        var first = (PermitLease)limiter.AttemptAcquire();
        var second = (PermitLease)limiter.AttemptAcquire();
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.IsFalse(limiter.Peek().IsGranted, "both are in flight");
        first.Complete();
        first.Dispose();
        time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.IsFalse(limiter.Peek().IsGranted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.IsTrue(limiter.Peek().IsGranted);
        second.Abandon();
        Assert.AreEqual(1, limiter.Peek().Levels[0].Remaining);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.AreEqual(1, limiter.Peek().Levels[0].Remaining, "from now on it counts for a window");
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.AreEqual(2, limiter.Peek().Levels[0].Remaining);
        ((PermitLease)limiter.AttemptAcquire()).Refund();
        Assert.AreEqual(2, limiter.Peek().Levels[0].Remaining);
    }

    [TestMethod]
    public void What_can_never_fit_is_an_error_that_names_the_limit()
    {
        using var limiter = new LocalRateLimiter([new("a", 10, TimeSpan.FromSeconds(1)), new("b", 3, TimeSpan.FromSeconds(1))]);
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => limiter.Acquire(4));
        Assert.Contains("'b' can give 3", error.Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => limiter.AttemptAcquire(4));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => limiter.Acquire(0));
        Assert.ThrowsExactly<ArgumentException>(() => new LocalRateLimiter([new("a", 1, TimeSpan.FromSeconds(1)), new("a", 2, TimeSpan.FromSeconds(1))]));
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(8)]
    public void Threads_get_exactly_the_limit(int threads)
    {
        const int Limit = 10_000;
        var time = new ManualTime();
        using var limiter = new LocalRateLimiter([new("a", Limit, TimeSpan.FromMinutes(1)), new("b", Limit * 2, TimeSpan.FromMinutes(1), RateLimitAlgorithm.TokenBucket)], new() { TimeProvider = time });
        using var store = new LocalRateLimitStore(time);
        using var partitioned = new LocalPartitionedRateLimiter<int, int>(key => key, [new("a", Limit, TimeSpan.FromMinutes(1), RateLimitAlgorithm.SegmentedWindow)], time);
        var limit = new RateLimit("s", Limit, TimeSpan.FromMinutes(1));
        int own = 0, stored = 0, keyed = 0;
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 200_000 / threads; i++)
            {
                if (limiter.Acquire().IsGranted)
                    Interlocked.Increment(ref own);
                if (store.Acquire("key", limit).IsGranted)
                    Interlocked.Increment(ref stored);
                if (partitioned.Acquire(7).IsGranted)
                    Interlocked.Increment(ref keyed);
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        Assert.AreEqual((Limit, Limit, Limit), (own, stored, keyed));
    }
}
