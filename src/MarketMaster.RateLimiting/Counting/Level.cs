namespace MarketMaster.RateLimiting;

/// <summary>One limit of a limiter: the plan in force, what was counted, and what is in flight.</summary>
internal sealed class Level(LimitPlan plan, Counter counter)
{
    public LimitPlan Plan { get; set; } = plan;

    public Counter Counter { get; set; } = counter;

    /// <summary>Permits of calls whose response is not there yet.</summary>
    public int Held { get; set; }

    /// <summary>Requests that this limit made wait or refused.</summary>
    public long Refusals { get; set; }

    /// <summary>Requests that it would have refused, were it in force.</summary>
    public long ShadowRefusals { get; set; }

    public long Wait(long now, int permits) => Counter.Wait(Plan, now, Plan.Cost(permits), Held);

    public RateLimitState State(long now, int permits)
    {
        var wait = Wait(now, permits);
        var free = Counter.FreeAt(Plan);
        return new(
            Plan.Limit,
            Counter.Remaining(Plan, now, Held),
            ClockUnits.ToTimeSpan(wait, Plan.Frequency),
            Held > 0 ? Plan.Limit.Window : free <= now ? TimeSpan.Zero : ClockUnits.ToTimeSpan(free - now, Plan.Frequency));
    }
}
