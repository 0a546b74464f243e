namespace MarketMaster.RateLimiting.Tests.Limiting;

/// <summary>A shadow that had no room was not charged, so a refund must not take another's permit out of it.</summary>
[TestClass]
public sealed class ShadowRefundTests
{
    private static readonly RateLimit[] Limits = [new("in force", 10, TimeSpan.FromMinutes(1)), new("watched", 1, TimeSpan.FromMinutes(1)) { IsShadow = true }];

    [TestMethod]
    public void Of_a_limiter()
    {
        using var limiter = new LocalRateLimiter(Limits, new() { TimeProvider = new ManualTime() });
        Assert.IsTrue(limiter.Acquire().IsGranted);
        var uncharged = limiter.Acquire();
        Assert.IsTrue(uncharged.IsGranted);
        limiter.Refund(uncharged);
        var levels = limiter.Peek().Levels;
        Assert.AreEqual((9, 0), (levels[0].Remaining, levels[1].Remaining));
    }

    [TestMethod]
    public void Of_a_key()
    {
        using var limiter = new LocalPartitionedRateLimiter<int, int>(key => key, Limits, new ManualTime());
        Assert.IsTrue(limiter.Acquire(7).IsGranted);
        var uncharged = limiter.Acquire(7);
        limiter.Refund(7, uncharged);
        var levels = limiter.Peek(7).Levels;
        Assert.AreEqual((9, 0), (levels[0].Remaining, levels[1].Remaining));
    }

    [TestMethod]
    public void Of_a_caller_who_gave_up_after_the_grant()
    {
        var time = new ManualTime();
        using var limiter = new LocalRateLimiter(
            [new("in force", 2, TimeSpan.FromSeconds(1)), new("watched", 1, TimeSpan.FromMinutes(1)) { IsShadow = true }], new() { TimeProvider = time, DeliversInline = true });
        Assert.IsTrue(limiter.Acquire().IsGranted && limiter.Acquire().IsGranted);
        using var source = new CancellationTokenSource();
        var first = limiter.AcquireAsync(1, RateLimitPriority.Normal).AsTask();
        var second = limiter.AcquireAsync(1, RateLimitPriority.Normal, source.Token).AsTask();
        // runs while the second has its grant and does not know yet
        _ = first.ContinueWith(_ => source.Cancel(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsTrue(first.IsCompletedSuccessfully && second.IsCanceled);
        var levels = limiter.Peek().Levels;
        Assert.AreEqual((1, 0), (levels[0].Remaining, levels[1].Remaining));
    }
}
