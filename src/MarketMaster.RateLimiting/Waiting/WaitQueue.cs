namespace MarketMaster.RateLimiting;

/// <summary>A list per priority, each in order of arrival. The owner has the lock.</summary>
internal sealed class WaitQueue(long ageing)
{
    private const int Priorities = 4;

    private readonly Waiter?[] _first = new Waiter?[Priorities];
    private readonly Waiter?[] _last = new Waiter?[Priorities];

    public int Count { get; private set; }

    public Waiter? First(RateLimitPriority priority) => _first[(int)priority];

    public int CountOf(RateLimitPriority priority)
    {
        var count = 0;
        for (var waiter = _first[(int)priority]; waiter is not null; waiter = waiter.Next)
            count++;
        return count;
    }

    public void Add(Waiter waiter)
    {
        ref var last = ref _last[(int)waiter.Priority];
        waiter.Previous = last;
        if (last is null)
            _first[(int)waiter.Priority] = waiter;
        else
            last.Next = waiter;
        last = waiter;
        Count++;
    }

    public void Remove(Waiter waiter)
    {
        if (waiter.Previous is null)
            _first[(int)waiter.Priority] = waiter.Next;
        else
            waiter.Previous.Next = waiter.Next;
        if (waiter.Next is null)
            _last[(int)waiter.Priority] = waiter.Previous;
        else
            waiter.Next.Previous = waiter.Previous;
        (waiter.Previous, waiter.Next) = (null, null);
        Count--;
    }

    /// <summary>Levels have changed: each request wants what it wanted, by name, and all that is new.</summary>
    public void Remap(Level[] old, Level[] levels)
    {
        foreach (var first in _first)
        {
            for (var waiter = first; waiter is not null; waiter = waiter.Next)
            {
                var mask = ulong.MaxValue;
                for (var i = 0; i < levels.Length; i++)
                {
                    var before = Array.IndexOf(old, levels[i]);
                    if (before >= 0 && !waiter.Cost.Touches(before))
                        mask &= ~(1UL << i);
                }
                waiter.Cost = waiter.Cost with { Levels = mask };
            }
        }
    }

    /// <summary>Who goes next: the highest priority after ageing; between equals, who came first.</summary>
    public Waiter? Next(long now)
    {
        Waiter? best = null;
        var bestRank = long.MinValue;
        for (var priority = Priorities - 1; priority >= 0; priority--)
        {
            if (_first[priority] is not { } head)
                continue;
            var rank = priority + (ageing > 0 ? (now - head.Since) / ageing : 0);
            if (rank > bestRank || (rank == bestRank && head.Since < best!.Since))
                (best, bestRank) = (head, rank);
        }
        return best;
    }
}
