using System.Globalization;
using System.Threading.RateLimiting;

namespace MarketMaster.RateLimiting.Tests.Counting;

/// <summary>
/// No window over the limit, over random schedules with a manual clock, judged by an independent oracle. MARKETMASTER_SCHEDULES sets their number.
/// </summary>
[TestClass]
public sealed class RollingWindowTests
{
    private static readonly int Schedules =
        int.TryParse(Environment.GetEnvironmentVariable("MARKETMASTER_SCHEDULES"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 30_000;

    [TestMethod]
    [DataRow(RateLimitAlgorithm.RollingLog, 60)]
    [DataRow(RateLimitAlgorithm.SegmentedWindow, 6)]
    [DataRow(RateLimitAlgorithm.SegmentedWindow, 60)]
    [DataRow(RateLimitAlgorithm.Gcra, 60)]
    public void No_window_is_over_the_limit(RateLimitAlgorithm algorithm, int segments)
    {
        for (var seed = 0; seed < Schedules; seed++)
        {
            var schedule = Schedule.Random((ulong)seed);
            var limit = new RateLimit("x", schedule.Limit, schedule.Window, algorithm) { Segments = segments };
            if (algorithm is RateLimitAlgorithm.Gcra)
                limit = new("x", schedule.Limit, schedule.Window, algorithm) { Burst = 1 + (seed % schedule.Limit) };
            var heaviest = WindowOracle.Heaviest(Grants(schedule, limit), schedule.Window.Ticks);
            Assert.IsLessThanOrEqualTo(schedule.Limit, heaviest, $"{limit}, schedule {seed}: {heaviest} permits in one window");
        }
    }

    /// <summary>The same check finds what is wrong with limiters that are known to let too much through.</summary>
    [TestMethod]
    [DataRow(RateLimitAlgorithm.FixedWindow)]
    [DataRow(RateLimitAlgorithm.TokenBucket)]
    public void Others_are_caught(RateLimitAlgorithm algorithm)
    {
        var caught = 0;
        for (var seed = 0; seed < 1000; seed++)
        {
            var schedule = Schedule.Random((ulong)seed);
            if (WindowOracle.Heaviest(Grants(schedule, new("x", schedule.Limit, schedule.Window, algorithm)), schedule.Window.Ticks) > schedule.Limit)
                caught++;
        }
        Assert.IsGreaterThan(200, caught);
    }

    /// <summary>The framework's sliding window, driven as its documentation says, fails the same check.</summary>
    [TestMethod]
    public void The_frameworks_sliding_window_is_caught()
    {
        const int Segments = 60;
        var caught = 0;
        for (var seed = 0; seed < 1000; seed++)
        {
            var schedule = Schedule.Random((ulong)seed, fixedLimit: 10);
            using var limiter = new SlidingWindowRateLimiter(new()
            {
                PermitLimit = schedule.Limit,
                Window = schedule.Window,
                SegmentsPerWindow = Segments,
                AutoReplenishment = false,
                QueueLimit = 0,
            });
            var segment = schedule.Window.Ticks / Segments;
            var next = schedule.Requests[0].Time + segment;
            var grants = new List<(long, int)>();
            foreach (var (time, permits) in schedule.Requests)
            {
                for (; next <= time; next += segment)
                    FrameworkWindow.Replenish(limiter, segment);
                using var lease = limiter.AttemptAcquire(permits);
                if (lease.IsAcquired)
                    grants.Add((time, permits));
            }
            if (WindowOracle.Heaviest(grants, schedule.Window.Ticks) > schedule.Limit)
                caught++;
        }
        Assert.IsGreaterThan(100, caught, "schedules of 1000 in which the framework's limiter lets more than the limit through");
    }

    /// <summary>At least 99 % of what an exact window grants, in total and in every one of the schedules that press hard.</summary>
    [TestMethod]
    public void Segments_grant_nearly_what_the_log_grants()
    {
        long exact = 0, segmented = 0;
        for (var seed = 0; seed < 5_000; seed++)
        {
            var schedule = Schedule.Random((ulong)seed);
            exact += Grants(schedule, new("x", schedule.Limit, schedule.Window)).Sum(grant => (long)grant.Permits);
            segmented += Grants(schedule, new("x", schedule.Limit, schedule.Window, RateLimitAlgorithm.SegmentedWindow)).Sum(grant => (long)grant.Permits);
        }
        Console.WriteLine($"segmented/exact {(double)segmented / exact:P3}");
        Assert.IsGreaterThanOrEqualTo(0.99, (double)segmented / exact);
    }

    private static List<(long Time, int Permits)> Grants(Schedule schedule, RateLimit limit)
    {
        var plan = limit.PlanFor(TimeSpan.TicksPerSecond);
        var counter = plan.CreateCounter();
        var grants = new List<(long, int)>();
        foreach (var (time, permits) in schedule.Requests)
        {
            if (counter.Wait(plan, time, permits, 0) != 0)
                continue;
            counter.Charge(plan, time, permits);
            grants.Add((time, permits));
        }
        return grants;
    }
}
