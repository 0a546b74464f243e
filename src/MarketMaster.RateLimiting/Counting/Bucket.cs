namespace MarketMaster.RateLimiting;

/// <summary>
/// GCRA, token bucket and decaying counter, which are one thing: the time at which all permits will be back. A permit moves it on by one interval;
/// it may lie at most burst intervals ahead. Time that passes while it lies behind earns nothing.
/// </summary>
internal sealed class Bucket : Counter
{
    private long _full = long.MinValue;
    private long _busySince;

    public override long Wait(LimitPlan plan, long now, int permits, int held)
    {
        if (permits > plan.Burst)
            return ClockUnits.Never;
        var ahead = _full > now ? _full - now : 0;
        return Math.Max(0, ahead + ((permits + held - plan.Burst) * plan.Interval));
    }

    public override long TryCharge(LimitPlan plan, long now, int permits, int held)
    {
        var wait = Wait(plan, now, permits, held);
        if (wait == 0)
            Charge(plan, now, permits);
        return wait;
    }

    public override long Charge(LimitPlan plan, long now, int permits)
    {
        if (_full <= now)
            _full = _busySince = now;
        _full += permits * plan.Interval;
        return now;
    }

    // What was taken before the bucket was last full has been earned back already.
    public override void Refund(LimitPlan plan, long now, long stamp, int permits)
    {
        if (stamp >= _busySince && _full > now)
            _full = Math.Max(now, _full - (permits * plan.Interval));
    }

    public override int Used(LimitPlan plan, long now) =>
        _full <= now ? 0 : (int)Math.Min(int.MaxValue, (_full - now + plan.Interval - 1) / plan.Interval);

    public override int Remaining(LimitPlan plan, long now, int held) => Math.Max(0, plan.Burst - Used(plan, now) - held);

    public override long FreeAt(LimitPlan plan) => _full;
}
