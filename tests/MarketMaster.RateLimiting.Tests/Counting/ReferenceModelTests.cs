namespace MarketMaster.RateLimiting.Tests.Counting;

/// <summary>The log against a list of single permits, decision by decision, with refunds and weights.</summary>
[TestClass]
public sealed class ReferenceModelTests
{
    [TestMethod]
    public void Log_decides_as_a_list_of_permits_does()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new RandomStream((ulong)seed, 7);
            var schedule = Schedule.Random((ulong)seed, largestLimit: 60);
            var plan = new RateLimit("x", schedule.Limit, schedule.Window).PlanFor(TimeSpan.TicksPerSecond);
            var counter = plan.CreateCounter();
            var model = new List<long>();
            var taken = new List<(long Stamp, int Permits)>();
            foreach (var (time, permits) in schedule.Requests)
            {
                model.RemoveAll(stamp => time - stamp >= schedule.Window.Ticks);
                Assert.AreEqual(model.Count, counter.Used(plan, time), $"schedule {seed}");
                if (taken.Count > 0 && random.NextInt(8) == 0)
                {
                    var place = random.NextInt(taken.Count);
                    var (stamp, count) = taken[place];
                    taken.RemoveAt(place);
                    counter.Refund(plan, time, stamp, count);
                    for (var i = 0; i < count; i++)
                        model.Remove(stamp);
                }
                var fits = model.Count + permits <= schedule.Limit;
                var wait = counter.TryCharge(plan, time, permits, 0);
                Assert.AreEqual(fits, wait == 0, $"schedule {seed} at {time}: {permits} permits beside {model.Count} of {schedule.Limit}");
                if (fits)
                {
                    model.AddRange(Enumerable.Repeat(time, permits));
                    taken.Add((time, permits));
                }
                else
                {
                    // the wait ends when the permit leaves that makes room for the last one asked for
                    Assert.AreEqual(model[model.Count + permits - schedule.Limit - 1] + schedule.Window.Ticks - time, wait);
                }
            }
        }
    }

    [TestMethod]
    [DataRow(RateLimitAlgorithm.RollingLog)]
    [DataRow(RateLimitAlgorithm.SegmentedWindow)]
    [DataRow(RateLimitAlgorithm.Gcra)]
    [DataRow(RateLimitAlgorithm.TokenBucket)]
    [DataRow(RateLimitAlgorithm.FixedWindow)]
    [DataRow(RateLimitAlgorithm.DecayCounter)]
    public void Waiting_exactly_retry_after_admits_and_one_tick_less_does_not(RateLimitAlgorithm algorithm)
    {
        var trials = 0;
        for (var seed = 0; trials < 100_000; seed++)
        {
            var schedule = Schedule.Random((ulong)seed, largestLimit: 200);
            var limit = algorithm is RateLimitAlgorithm.DecayCounter
                ? RateLimit.Decaying("x", schedule.Limit, schedule.Limit / schedule.Window.TotalSeconds)
                : new RateLimit("x", schedule.Limit, schedule.Window, algorithm);
            var time = new ManualTime();
            using var limiter = new LocalRateLimiter(limit, new() { TimeProvider = time });
            foreach (var (at, permits) in schedule.Requests)
            {
                time.AdvanceTo(at);
                var weight = Math.Min(permits, limit.LargestRequest);
                var decision = limiter.Acquire(weight);
                if (decision.IsGranted)
                    continue;
                time.Advance(decision.RetryAfter - new TimeSpan(1));
                Assert.IsFalse(limiter.Peek(weight).IsGranted, $"{limit}, schedule {seed}: there was room before {decision.RetryAfter:c}");
                time.Advance(new TimeSpan(1));
                Assert.IsTrue(limiter.Acquire(weight).IsGranted, $"{limit}, schedule {seed}: {weight} permits after waiting {decision.RetryAfter:c}");
                trials++;
            }
        }
    }

    [TestMethod]
    public void Token_bucket_gives_no_second_bucket_after_idling()
    {
        var time = new ManualTime();
        using var limiter = new LocalRateLimiter(new RateLimit("x", 100, TimeSpan.FromSeconds(8), RateLimitAlgorithm.TokenBucket), new() { TimeProvider = time });
        time.Advance(TimeSpan.FromHours(1));
        Assert.AreEqual(100, Granted(limiter, 300));
        time.Advance(TimeSpan.FromSeconds(0.32));
        Assert.AreEqual(4, Granted(limiter, 300));
    }

    [TestMethod]
    public void Decay_counter_is_Krakens()
    {
        var time = new ManualTime();
        using var limiter = new LocalRateLimiter(RateLimit.Decaying("counter", 15, 0.33), new() { TimeProvider = time });
        Assert.IsTrue(limiter.Acquire(2).IsGranted);
        Assert.AreEqual(13, Granted(limiter, 100));
        time.Advance(TimeSpan.FromSeconds(3.02));
        Assert.AreEqual(0, Granted(limiter, 1));
        time.Advance(TimeSpan.FromSeconds(0.02));
        Assert.AreEqual(1, Granted(limiter, 10));
    }

    [TestMethod]
    public void Gcra_sustains_limit_less_burst_plus_one()
    {
        var time = new ManualTime();
        using var limiter = new LocalRateLimiter(new RateLimit("x", 10, TimeSpan.FromMinutes(1), RateLimitAlgorithm.Gcra) { Burst = 3 }, new() { TimeProvider = time });
        var granted = 0;
        for (var i = 0; i < 60_000; i++)
        {
            granted += Granted(limiter, 2);
            time.Advance(TimeSpan.FromMilliseconds(100));
        }
        Assert.AreEqual(8.0 * 100, granted, 8);
    }

    private static int Granted(LocalRateLimiter limiter, int tries) => Enumerable.Range(0, tries).Count(_ => limiter.Acquire().IsGranted);
}
