namespace MarketMaster.RateLimiting.Tests.Limiting;

[TestClass]
public sealed class AllocationTests
{
    [TestMethod]
    [DataRow(RateLimitAlgorithm.RollingLog)]
    [DataRow(RateLimitAlgorithm.SegmentedWindow)]
    [DataRow(RateLimitAlgorithm.Gcra)]
    [DataRow(RateLimitAlgorithm.TokenBucket)]
    [DataRow(RateLimitAlgorithm.FixedWindow)]
    public void Acquiring_allocates_nothing(RateLimitAlgorithm algorithm)
    {
        var time = new ManualTime();
        var limit = new RateLimit("x", 500, TimeSpan.FromSeconds(1), algorithm) { Segments = 10 };
        var hour = new RateLimit("hour", 20_000, TimeSpan.FromHours(1), algorithm);
        using var limiter = new LocalRateLimiter(limit, new() { TimeProvider = time });
        using var levels = new LocalRateLimiter([limit, hour], new() { TimeProvider = time });
        using var store = new LocalRateLimitStore(time);
        RateLimit[] both = [limit, hour];
        var states = new RateLimitState[2];
        var granted = 0;
        for (var i = 0; i < 2_000; i++)
            Round();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 2_000; i++)
            Round();
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.IsGreaterThan(1000, granted);

        void Round()
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            if (limiter.Acquire().IsGranted)
                granted++;
            // of the hour, so that the key never runs out and is never forgotten
            if (algorithm is not RateLimitAlgorithm.RollingLog && store.Acquire("key", hour).IsGranted)
                granted++;
            // without the hour's log, which grows until an hour is full
            if (algorithm is RateLimitAlgorithm.RollingLog)
                return;
            if (levels.Acquire().IsGranted)
                granted++;
            if (store.Acquire("other", both, states))
                granted++;
        }
    }

    [TestMethod]
    public void An_attempt_that_is_granted_allocates_nothing()
    {
        using var limiter = new LocalRateLimiter(new RateLimit("x", 1_000_000, TimeSpan.FromHours(1), RateLimitAlgorithm.SegmentedWindow));
        for (var i = 0; i < 1000; i++)
            limiter.AttemptAcquire().Dispose();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            limiter.AttemptAcquire().Dispose();
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
