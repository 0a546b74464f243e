namespace MarketMaster.RateLimiting;

/// <summary>A count that begins with the first call and is forgotten one window later.</summary>
internal sealed class FixedWindowCount : Counter
{
    private int _used;
    private long _start;

    public override long Wait(LimitPlan plan, long now, int permits, int held)
    {
        if (permits > plan.Permits)
            return ClockUnits.Never;
        return (long)Used(plan, now) + permits + held <= plan.Permits ? 0 : _used > 0 ? _start + plan.Window - now : plan.Window;
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
        if (Used(plan, now) == 0)
            _start = now;
        _used += permits;
        return now;
    }

    public override void Refund(LimitPlan plan, long now, long stamp, int permits)
    {
        if (Used(plan, now) > 0 && stamp >= _start)
            _used = Math.Max(0, _used - permits);
    }

    public override int Used(LimitPlan plan, long now)
    {
        if (_used > 0 && now - _start >= plan.Window)
            _used = 0;
        return _used;
    }

    public override long FreeAt(LimitPlan plan) => _used == 0 ? long.MinValue : _start + plan.Window;
}
