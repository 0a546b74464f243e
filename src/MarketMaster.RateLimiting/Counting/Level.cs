namespace MarketMaster.RateLimiting;

/// <summary>One limit of a limiter: the plan in force, what was counted, and what is in flight.</summary>
internal sealed class Level(LimitPlan plan, Counter counter)
{
    private const long PeakSeconds = 5;

    private int _peak;
    private int _peakBefore;
    private long _turned;

    public LimitPlan Plan { get; set; } = plan;

    public Counter Counter { get; set; } = counter;

    /// <summary>Permits of calls whose response is not there yet.</summary>
    public int Held { get; set; }

    /// <summary>Requests that this limit made wait or refused.</summary>
    public long Refusals { get; set; }

    /// <summary>Requests that it would have refused, were it in force.</summary>
    public long ShadowRefusals { get; set; }

    /// <summary>The most permits that were counted or in flight at one moment of the last 5 to 10 seconds.</summary>
    public int Peak(long now)
    {
        Turn(now);
        return Math.Max(_peak, _peakBefore);
    }

    public void Hold(long now, int permits)
    {
        Held += permits;
        Turn(now);
        _peak = Math.Max(_peak, Held + Counter.Used(Plan, now));
    }

    private void Turn(long now)
    {
        var passed = now - _turned;
        var length = Plan.Frequency * PeakSeconds;
        if (passed < length)
            return;
        (_peakBefore, _peak, _turned) = (passed < 2 * length ? _peak : 0, 0, now);
    }

    public long Wait(long now, int permits) => Counter.Wait(Plan, now, Plan.Cost(permits), Held);

    public RateLimitState State(long now, int permits)
    {
        var wait = Wait(now, permits);
        var free = Counter.FreeAt(Plan);
        var remaining = Counter.Remaining(Plan, now, Held);
        return new(
            Plan.Limit,
            remaining,
            ClockUnits.ToTimeSpan(wait, Plan.Frequency),
            Held > 0 ? Plan.Limit.Window : free <= now ? TimeSpan.Zero : ClockUnits.ToTimeSpan(free - now, Plan.Frequency),
            remaining > 0 ? TimeSpan.Zero : ClockUnits.ToTimeSpan(Wait(now, 1), Plan.Frequency));
    }
}
