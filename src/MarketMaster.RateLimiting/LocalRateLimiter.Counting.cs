using System.Threading.RateLimiting;

namespace MarketMaster.RateLimiting;

public sealed partial class LocalRateLimiter
{
    private readonly Queue<(long Due, Level[] Levels, RequestCost Cost)> _abandoned = new();
    private readonly long _maximumInFlight;

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration
    {
        get
        {
            using (_gate.EnterScope())
            {
                var now = Advance(_time.GetTimestamp());
                if (_queue.Count > 0 || Array.Exists(_levels, level => level.Held > 0))
                    return null;
                var free = _levels.Max(level => level.Counter.FreeAt(level.Plan));
                return free > now ? null : ClockUnits.ToTimeSpan(free == long.MinValue ? 1 : Math.Max(1, now - free), _frequency);
            }
        }
    }

    /// <inheritdoc/>
    public override RateLimiterStatistics GetStatistics()
    {
        using (_gate.EnterScope())
        {
            var now = Advance(_time.GetTimestamp());
            return new()
            {
                CurrentAvailablePermits = _levels.Where(level => !level.Plan.Limit.IsShadow).Select(level => level.Counter.Remaining(level.Plan, now, level.Held))
                    .DefaultIfEmpty(int.MaxValue).Min(),
                CurrentQueuedCount = _queue.Count,
                TotalSuccessfulLeases = _granted,
                TotalFailedLeases = _refused,
            };
        }
    }

    /// <summary>Per limit: requests that it refused or made wait, and those that it would have refused, were it not a shadow.</summary>
    /// <returns>The counts since the limiter was made, in the order of <see cref="Limits"/>.</returns>
    public IReadOnlyList<RateLimitCounts> GetCounts()
    {
        using (_gate.EnterScope())
            return [.. _levels.Select(level => new RateLimitCounts(level.Plan.Limit.Name, level.Refusals, level.ShadowRefusals))];
    }

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => Attempt(new(permitCount));

    internal RateLimitLease Attempt(RequestCost cost)
    {
        var now = _time.GetTimestamp();
        using (_gate.EnterScope())
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            now = Advance(now);
            if (!_options.CountsFromCompletion && cost.Permits > 0 && IsPlain(now) && _only!.Counter.TryCharge(_only.Plan, now, _only.Plan.Cost(cost.Permits), _only.Held) == 0)
            {
                _granted++;
                return _grantedLease;
            }
            var wait = WaitNow(now, cost, out var blocking);
            if (wait == 0)
                return Grant(now, ref cost);
            RefusedBy(wait, cost, blocking);
            return Refusal(now, wait, cost);
        }
    }

    internal void End(Level[] levels, RequestCost cost, LeaseEnd end)
    {
        using (_gate.EnterScope())
        {
            if (_disposed)
                return;
            var now = Advance(_time.GetTimestamp());
            if (end is LeaseEnd.Abandoned)
                _abandoned.Enqueue((now + _maximumInFlight, levels, cost));
            else
                Release(now, levels, cost, charge: end is LeaseEnd.Completed);
            if (_queue.Count > 0)
                Pump(now);
        }
        _delivery.Start();
    }

    internal void ReturnHeld(Level[] levels, RequestCost cost) => Release(_last, levels, cost, charge: false);

    /// <summary>The present time, never behind an earlier one, after what has become due by it.</summary>
    private long Advance(long now)
    {
        if (now < _last)
            now = _last;
        _last = now;
        if (_abandoned.Count > 0)
        {
            while (_abandoned.TryPeek(out var call) && call.Due <= now)
            {
                _abandoned.Dequeue();
                Release(now, call.Levels, call.Cost, charge: true);
            }
        }
        return now;
    }

    /// <summary>One level in force, nobody waiting, no cool-down: asking its counter is all there is to do.</summary>
    private bool IsPlain(long now) => _only is not null && _queue.Count == 0 && _coolUntil <= now;

    /// <summary>Units until the cost fits all levels in force: 0 for now.</summary>
    private long Wait(long now, RequestCost cost, out int blocking, RequestCost beside = default)
    {
        blocking = -1;
        var longest = _coolUntil > now ? _coolUntil - now : 0;
        var levels = _levels;
        for (var i = 0; i < levels.Length; i++)
        {
            var level = levels[i];
            var plan = level.Plan;
            if (!cost.Touches(i) || plan.Limit.IsShadow)
                continue;
            var held = level.Held;
            if (beside.Permits > 0 && beside.Touches(i))
                held += plan.Cost(beside.Permits);
            var wait = level.Counter.Wait(plan, now, plan.Cost(Math.Max(1, cost.Permits)), held);
            if (wait > longest)
                (longest, blocking) = (wait, i);
        }
        return longest;
    }

    /// <summary>The same for one who does not queue: those who do come first.</summary>
    private long WaitNow(long now, RequestCost cost, out int blocking)
    {
        var wait = Wait(now, cost, out blocking);
        if (_queue.Count == 0 || wait == ClockUnits.Never)
            return wait;
        return Math.Max(Math.Max(1, wait), Wait(now, _queue.Next(now)!.Cost, out blocking));
    }

    /// <summary>Takes what was found to fit. A shadow level that has no room is left out of the cost, and counts the refusal it would have been.</summary>
    private void Charge(long now, ref RequestCost cost, bool hold = false)
    {
        if (cost.Permits == 0)
            return;
        var levels = _levels;
        for (var i = 0; i < levels.Length; i++)
        {
            if (!cost.Touches(i))
                continue;
            var level = levels[i];
            if (level.Plan.Limit.IsShadow && level.Wait(now, cost.Permits) > 0)
            {
                level.ShadowRefusals++;
                cost = cost with { Levels = cost.Levels & ~(1UL << i) };
            }
            else if (hold)
            {
                level.Hold(now, level.Plan.Cost(cost.Permits));
            }
            else
            {
                level.Counter.Charge(level.Plan, now, level.Plan.Cost(cost.Permits));
            }
        }
    }

    private static void Release(long now, Level[] levels, RequestCost cost, bool charge)
    {
        for (var i = 0; i < levels.Length; i++)
        {
            if (!cost.Touches(i))
                continue;
            var level = levels[i];
            var permits = level.Plan.Cost(cost.Permits);
            level.Held = Math.Max(0, level.Held - permits);
            if (charge)
                level.Counter.Charge(level.Plan, now, permits);
        }
    }

    private void Restore(long now, long stamp, RequestCost cost)
    {
        for (var i = 0; i < _levels.Length; i++)
        {
            if (cost.Touches(i))
                _levels[i].Counter.Refund(_levels[i].Plan, now, stamp, _levels[i].Plan.Cost(cost.Permits));
        }
    }

    private RateLimitLease Grant(long now, ref RequestCost cost)
    {
        _granted++;
        var hold = _options.CountsFromCompletion;
        Charge(now, ref cost, hold);
        return hold ? new PermitLease(this, _levels, cost) : _grantedLease;
    }

    private RateLimit? RefusedBy(long wait, RequestCost cost, int blocking)
    {
        if (wait == ClockUnits.Never)
            Refuse.TooMany(cost.Permits, _levels[blocking].Plan.Limit);
        _refused++;
        if (blocking < 0)
            return null;
        _levels[blocking].Refusals++;
        return _levels[blocking].Plan.Limit;
    }

    private RefusedLease Refusal(long now, long wait, RequestCost cost)
    {
        var tightest = new RateLimitResult(isGranted: false, cost.Permits, Array.ConvertAll(_levels, level => level.State(now, Math.Max(1, cost.Permits)))).MostRestrictive;
        return new(tightest with { RetryAfter = ClockUnits.ToTimeSpan(wait, _frequency) });
    }
}
