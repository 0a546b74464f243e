namespace MarketMaster.RateLimiting;

/// <summary>A limit in the units of a clock. Every division is rounded to the strict side.</summary>
internal sealed class LimitPlan
{
    public readonly RateLimit Limit;
    public readonly long Frequency;
    public readonly int Permits;
    public readonly long Window;

    /// <summary>Calls no further apart than this are merged into one segment.</summary>
    public readonly long MergeWidth;

    /// <summary>Time in which a bucket regains one permit.</summary>
    public readonly long Interval;

    public readonly int Burst;
    public readonly bool CountsRequests;

    public LimitPlan(RateLimit limit, long frequency)
    {
        Limit = limit;
        Frequency = frequency;
        Permits = limit.PermitLimit;
        Burst = limit.Burst;
        CountsRequests = limit.CountsRequests;
        Window = ClockUnits.FromTimeSpan(limit.Window, frequency);
        if (limit.Algorithm is RateLimitAlgorithm.SegmentedWindow)
            MergeWidth = Math.Max(0, (Window / limit.Segments) - 1);
        // A window open at its end holds a burst and one permit for each whole interval inside it, so burst - 1 may be added to the spread.
        var spread = limit.Algorithm is RateLimitAlgorithm.Gcra ? Permits - Burst + 1 : Permits;
        Interval = Math.Max(1, (Window + spread - 1) / spread);
    }

    public int Cost(int permits) => CountsRequests ? 1 : permits;

    public Counter CreateCounter() => Limit.Algorithm switch
    {
        RateLimitAlgorithm.RollingLog or RateLimitAlgorithm.SegmentedWindow => new RunLog(),
        RateLimitAlgorithm.FixedWindow => new FixedWindowCount(),
        _ => new Bucket(),
    };

    public bool Fits(Counter counter) => Limit.Algorithm switch
    {
        RateLimitAlgorithm.RollingLog or RateLimitAlgorithm.SegmentedWindow => counter is RunLog,
        RateLimitAlgorithm.FixedWindow => counter is FixedWindowCount,
        _ => counter is Bucket,
    };

    /// <summary>The counter to go on with after a reload: the same one, or one of another kind that starts with what was used.</summary>
    public Counter Adopt(Counter counter, LimitPlan old, long now)
    {
        if (Fits(counter))
            return counter;
        var used = counter.Used(old, now);
        var successor = CreateCounter();
        if (used > 0)
            successor.Charge(this, now, used);
        return successor;
    }
}
