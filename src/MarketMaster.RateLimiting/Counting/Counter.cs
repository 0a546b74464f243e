namespace MarketMaster.RateLimiting;

/// <summary>
/// What one limit has counted for one key. Holds no settings: the plan comes with each call, so a reload is another plan. Not safe for several
/// threads: whoever owns it has the lock. Times are timestamps of the owner's clock, in any order; one that lies behind counts as the newest.
/// </summary>
internal abstract class Counter
{
    /// <summary>The next limit of the same key.</summary>
    public Counter? Next;

    /// <summary>The plan in force at the last call, where many keys share a table.</summary>
    public LimitPlan? Plan;

    /// <summary>In a table: the key, its hash, and the next key of the same bucket. Set in the first counter of a key.</summary>
    public object? Key;
    public Counter? After;
    public int Hash;

    /// <summary>Units until the permits fit beside those that are held in flight: 0 now, <see cref="ClockUnits.Never"/> not at all.</summary>
    public abstract long Wait(LimitPlan plan, long now, int permits, int held);

    /// <summary>Counts the permits if they fit.</summary>
    /// <returns>The wait; 0 where they were counted.</returns>
    public abstract long TryCharge(LimitPlan plan, long now, int permits, int held);

    /// <summary>Counts the permits without asking.</summary>
    /// <returns>The stamp to refund them by.</returns>
    public abstract long Charge(LimitPlan plan, long now, int permits);

    /// <summary>Forgets permits that were charged with a stamp, as far as they still count.</summary>
    public abstract void Refund(LimitPlan plan, long now, long stamp, int permits);

    /// <summary>Permits that count now.</summary>
    public abstract int Used(LimitPlan plan, long now);

    /// <summary>The time from which nothing counts any more.</summary>
    public abstract long FreeAt(LimitPlan plan);

    public virtual int Remaining(LimitPlan plan, long now, int held) => Math.Max(0, plan.Permits - Used(plan, now) - held);
}
