namespace MarketMaster.RateLimiting.Tests.Partitions;

[TestClass]
public sealed class KeyTableTests
{
    [TestMethod]
    public void Keys_are_separate_and_agree_with_a_limiter_each()
    {
        var random = new RandomStream(21);
        var time = new ManualTime();
        var limit = new RateLimit("x", 5, TimeSpan.FromSeconds(10), RateLimitAlgorithm.SegmentedWindow) { Segments = 5 };
        using var store = new LocalRateLimitStore(time);
        var alone = Enumerable.Range(0, 300).Select(_ => new LocalRateLimiter(limit, new() { TimeProvider = time })).ToArray();
        for (var i = 0; i < 200_000; i++)
        {
            var key = random.NextInt(300);
            var permits = 1 + random.NextInt(3);
            Assert.AreEqual(alone[key].Acquire(permits).IsGranted, store.Acquire($"k{key}", limit, permits).IsGranted);
            if (random.NextInt(50) == 0)
                time.Advance(TimeSpan.FromMilliseconds(random.NextInt(2000)));
        }
        Array.ForEach(alone, limiter => limiter.Dispose());
    }

    [TestMethod]
    public void Memory_is_given_back_without_a_heartbeat()
    {
        var time = new ManualTime();
        var limit = new RateLimit("x", 5, TimeSpan.FromSeconds(60));
        using var store = new LocalRateLimitStore(time);
        for (var i = 0; i < 50_000; i++)
            store.Acquire(i.ToString(System.Globalization.CultureInfo.InvariantCulture), limit);
        Assert.AreEqual(50_000, store.Count);
        Assert.AreEqual(TimeSpan.FromSeconds(60).Ticks, time.NextDue, "one timer, at the end of the window");
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.AreEqual(0, store.Count);
        Assert.IsNull(time.NextDue, "nothing runs while nothing is asked");
    }

    [TestMethod]
    public void Invented_keys_cost_a_bounded_number_of_entries()
    {
        var time = new ManualTime();
        var limit = new RateLimit("x", 5, TimeSpan.FromSeconds(60));
        using var store = new LocalRateLimitStore(time, maximumKeys: 1024);
        for (var i = 0; i < 200_000; i++)
            store.Acquire(i.ToString(System.Globalization.CultureInfo.InvariantCulture), limit);
        Assert.IsLessThanOrEqualTo(1024, store.Count);
        Assert.IsGreaterThan(190_000, store.Evicted);
    }

    [TestMethod]
    public void Stale_keys_go_while_others_are_added()
    {
        var time = new ManualTime();
        var limit = new RateLimit("x", 5, TimeSpan.FromSeconds(1));
        using var store = new LocalRateLimitStore(time);
        var most = 0;
        for (var i = 0; i < 200_000; i++)
        {
            store.Acquire(i.ToString(System.Globalization.CultureInfo.InvariantCulture), limit);
            time.Advance(TimeSpan.FromMilliseconds(1));
            most = Math.Max(most, i % 1000 == 0 ? store.Count : 0);
        }
        Assert.IsLessThan(5000, most, "1,000 keys count at a time");
    }

    [TestMethod]
    public void A_reload_goes_on_with_the_counts_of_the_name()
    {
        var time = new ManualTime();
        using var store = new LocalRateLimitStore(time);
        store.Acquire("a", new("tier", 10, TimeSpan.FromHours(1)), 8);
        Assert.IsFalse(store.Acquire("a", new("tier", 9, TimeSpan.FromHours(1)), 2).IsGranted);
        Assert.IsTrue(store.Acquire("a", new("tier", 20, TimeSpan.FromHours(1)), 12).IsGranted);
        Assert.IsFalse(store.Acquire("a", new("tier", 20, TimeSpan.FromHours(1), RateLimitAlgorithm.FixedWindow)).IsGranted);
        Assert.IsTrue(store.Acquire("a", new("other", 1, TimeSpan.FromHours(1))).IsGranted);
    }

    [TestMethod]
    public async Task Peek_takes_nothing_and_refund_gives_back()
    {
        var time = new ManualTime();
        using var store = new LocalRateLimitStore(time);
        RateLimit[] limits = [new("a", 3, TimeSpan.FromMinutes(1)), new("b", 2, TimeSpan.FromHours(1), RateLimitAlgorithm.FixedWindow)];
        Assert.IsTrue((await store.PeekAsync("k", limits)).IsGranted);
        Assert.AreEqual(0, store.Count);
        var first = await store.AcquireAsync("k", limits, 2);
        Assert.AreEqual(1, first.Levels[0].Remaining);
        Assert.AreEqual(0, first.Levels[1].Remaining);
        var refused = await store.AcquireAsync("k", limits);
        Assert.AreEqual("b", refused.MostRestrictive.Limit.Name);
        await store.RefundAsync("k", limits, refused);
        await store.RefundAsync("k", limits, first);
        var again = await store.AcquireAsync("k", limits, 2);
        Assert.IsTrue(again.IsGranted);
    }

    [TestMethod]
    public void Partitioned_limiter_serves_the_frameworks_type()
    {
        var time = new ManualTime();
        using System.Threading.RateLimiting.PartitionedRateLimiter<string> limiter = new LocalPartitionedRateLimiter<string, string>(
            request => request.Split(' ')[0], request => request.EndsWith("screen", StringComparison.Ordinal) ? Both : OnlyTier, time);
        for (var i = 0; i < 5; i++)
        {
            using var lease = limiter.AttemptAcquire("bob screen");
            Assert.AreEqual(i < 2, lease.IsAcquired);
        }
        using var other = limiter.AttemptAcquire("bob quote");
        Assert.IsTrue(other.TryGetMetadata(RateLimitMetadata.Remaining, out var left));
        Assert.AreEqual(1, left);
        Assert.AreEqual(4L, limiter.GetStatistics("alice quote")!.CurrentAvailablePermits);
    }

    private static readonly RateLimit[] OnlyTier = [new("tier", 4, TimeSpan.FromHours(1))];
    private static readonly RateLimit[] Both = [OnlyTier[0], new("screen", 2, TimeSpan.FromHours(1))];
}
