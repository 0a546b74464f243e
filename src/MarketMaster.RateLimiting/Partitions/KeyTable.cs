namespace MarketMaster.RateLimiting;

/// <summary>
/// Counters of many keys. Nothing runs while nothing is asked: keys that have run out are taken out in passing, and one timer, set for the time at which
/// the newest will have run out, gives back what is left.
/// </summary>
internal sealed class KeyTable<TKey> : IDisposable where TKey : notnull
{
    private const int ShardBits = 6;

    private readonly KeyShard<TKey>[] _shards = new KeyShard<TKey>[1 << ShardBits];
    private readonly IEqualityComparer<TKey> _comparer;
    private readonly TimeProvider _time;
    private readonly ITimer _cleaner;
    private int _armed;

    public KeyTable(TimeProvider time, int maximumKeys, IEqualityComparer<TKey>? comparer = null)
    {
        _time = time;
        Frequency = time.TimestampFrequency;
        _comparer = comparer ?? EqualityComparer<TKey>.Default;
        for (var i = 0; i < _shards.Length; i++)
            _shards[i] = new(_comparer, Math.Max(1, maximumKeys >> ShardBits));
        _cleaner = time.CreateTimer(static state => ((KeyTable<TKey>)state!).Clean(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public long Frequency { get; }

    public int Count => _shards.Sum(shard => shard.Count);

    public long Evicted => _shards.Sum(shard => shard.Evicted);

    /// <summary>One level, without its state.</summary>
    public RateLimitDecision Acquire(TKey key, RateLimit limit, int permits)
    {
        var plan = limit.PlanFor(Frequency);
        var cost = plan.Cost(permits);
        var hash = Hash(key, out var shard);
        var now = _time.GetTimestamp();
        long wait;
        using (shard.Gate.EnterScope())
        {
            now = shard.Advance(now);
            var first = shard.Find(key, hash);
            var counter = first is not null && first.Plan == plan ? first : Counter(shard, first, plan, now);
            if (counter is not null)
            {
                wait = counter.TryCharge(plan, now, cost, 0);
                if (wait == 0)
                    shard.Extend(counter.FreeAt(plan));
            }
            else if (cost > limit.LargestRequest)
            {
                wait = ClockUnits.Never;
            }
            else
            {
                Charge(shard, key, hash, null, plan, cost, now);
                wait = 0;
            }
        }
        if (wait == 0)
            Arm();
        return wait == 0 || limit.IsShadow
            ? RateLimitDecision.Granted(permits, Frequency, now, wait == 0 ? ulong.MaxValue : 0)
            : RateLimitDecision.Refused(permits, Frequency, limit, wait);
    }

    /// <summary>Several levels at once: all are charged or none. Writes the state of each; returns the stamp, or null where refused.</summary>
    public long? Acquire(TKey key, ReadOnlySpan<RateLimit> limits, int permits, Span<RateLimitState> states, bool peek)
    {
        var hash = Hash(key, out var shard);
        var now = _time.GetTimestamp();
        var refused = false;
        using (shard.Gate.EnterScope())
        {
            now = shard.Advance(now);
            for (var i = 0; i < limits.Length; i++)
            {
                states[i] = State(shard, key, hash, limits[i], permits, now);
                refused |= states[i].Refuses;
            }
            if (!refused && !peek)
            {
                for (var i = 0; i < limits.Length; i++)
                {
                    if (states[i].RetryAfter != TimeSpan.Zero)
                        continue;
                    var plan = limits[i].PlanFor(Frequency);
                    var counter = Charge(shard, key, hash, Counter(shard, shard.Find(key, hash), plan, now), plan, plan.Cost(permits), now);
                    states[i] = After(counter, plan, now);
                }
            }
        }
        if (refused)
            return null;
        if (!peek)
            Arm();
        return now;
    }

    /// <summary>Gives back what was charged to some of the limits, one bit each; those from the 64th on have the last bit.</summary>
    public void Refund(TKey key, ReadOnlySpan<RateLimit> limits, int permits, long stamp, ulong charged = ulong.MaxValue)
    {
        var hash = Hash(key, out var shard);
        var now = _time.GetTimestamp();
        using (shard.Gate.EnterScope())
        {
            now = shard.Advance(now);
            for (var i = 0; i < limits.Length; i++)
            {
                if (((charged >> Math.Min(i, 63)) & 1) == 0)
                    continue;
                var plan = limits[i].PlanFor(Frequency);
                Counter(shard, shard.Find(key, hash), plan, now)?.Refund(plan, now, stamp, plan.Cost(permits));
            }
        }
    }

    public void Dispose() => _cleaner.Dispose();

    private RateLimitState State(KeyShard<TKey> shard, TKey key, int hash, RateLimit limit, int permits, long now)
    {
        var plan = limit.PlanFor(Frequency);
        var cost = plan.Cost(permits);
        if (Counter(shard, shard.Find(key, hash), plan, now) is not { } counter)
        {
            return new(
                limit, Math.Min(limit.PermitLimit, limit.LargestRequest),
                cost > limit.LargestRequest ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, TimeSpan.Zero);
        }
        return After(counter, plan, now) with { RetryAfter = ClockUnits.ToTimeSpan(counter.Wait(plan, now, cost, 0), Frequency) };
    }

    private RateLimitState After(Counter counter, LimitPlan plan, long now)
    {
        var free = counter.FreeAt(plan);
        var remaining = counter.Remaining(plan, now, 0);
        return new(
            plan.Limit, remaining, TimeSpan.Zero,
            free <= now ? TimeSpan.Zero : ClockUnits.ToTimeSpan(free - now, Frequency),
            remaining > 0 ? TimeSpan.Zero : ClockUnits.ToTimeSpan(counter.Wait(plan, now, 1, 0), Frequency));
    }

    /// <summary>The counter of a limit in the chain of a key; one that follows an older limit of the same name goes on under the new plan.</summary>
    private static Counter? Counter(KeyShard<TKey> shard, Counter? first, LimitPlan plan, long now)
    {
        Counter? previous = null;
        for (var counter = first; counter is not null; (previous, counter) = (counter, counter.Next))
        {
            if (counter.Plan == plan)
                return counter;
            if (counter.Plan!.Limit.Name != plan.Limit.Name)
                continue;
            var next = plan.Adopt(counter, counter.Plan, now);
            (next.Plan, next.Next) = (plan, counter.Next);
            if (previous is not null)
                previous.Next = next;
            else if (next != counter)
                shard.Replace(counter, next);
            return next;
        }
        return null;
    }

    private static Counter Charge(KeyShard<TKey> shard, TKey key, int hash, Counter? counter, LimitPlan plan, int cost, long now)
    {
        if (counter is null)
        {
            counter = plan.CreateCounter();
            counter.Plan = plan;
            if (shard.Find(key, hash) is { } first)
                (counter.Next, first.Next) = (first.Next, counter);
            else
                shard.Add(key, hash, counter, now);
        }
        counter.Charge(plan, now, cost);
        shard.Extend(counter.FreeAt(plan));
        return counter;
    }

    private int Hash(TKey key, out KeyShard<TKey> shard)
    {
        var hash = (uint)_comparer.GetHashCode(key) * 0x9E3779B1u;
        shard = _shards[hash >> (32 - ShardBits)];
        return (int)(hash ^ (hash >> 15));
    }

    private void Arm()
    {
        if (Volatile.Read(ref _armed) == 0 && Interlocked.Exchange(ref _armed, 1) == 0)
            SetTimer(_time.GetTimestamp());
    }

    private void Clean()
    {
        var now = _time.GetTimestamp();
        var left = false;
        foreach (var shard in _shards)
        {
            using (shard.Gate.EnterScope())
            {
                shard.Clean(now);
                left |= shard.Count > 0;
            }
        }
        if (left)
            SetTimer(now);
        else
            Volatile.Write(ref _armed, 0);
    }

    private void SetTimer(long now)
    {
        var free = now + (Frequency / 10);
        foreach (var shard in _shards)
        {
            using (shard.Gate.EnterScope())
                free = Math.Max(free, shard.FreeAt);
        }
        var milliseconds = Math.Ceiling(ClockUnits.ToTimeSpan(free - now, Frequency).TotalMilliseconds);
        _cleaner.Change(TimeSpan.FromMilliseconds(Math.Min(milliseconds, int.MaxValue)), Timeout.InfiniteTimeSpan);
    }
}
