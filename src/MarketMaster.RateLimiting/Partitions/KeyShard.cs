using System.Numerics;

namespace MarketMaster.RateLimiting;

/// <summary>
/// A part of the keys of a table, under its own lock: a hash table chained through the counters themselves, so that finding a key touches its bucket and its
/// counter and nothing else. Keys whose counters have all run out are taken out in passing, two buckets for each new key.
/// </summary>
internal sealed class KeyShard<TKey>(IEqualityComparer<TKey> comparer, int capacity) where TKey : notnull
{
    private const int Smallest = 16;
    private const int Sample = 8;

    private Counter?[] _buckets = [];
    private int _hand;
    private long _last = long.MinValue;

    public SpinGate Gate { get; } = new();

    public int Count { get; private set; }

    public long Evicted { get; private set; }

    /// <summary>The time from which no counter counts any more.</summary>
    public long FreeAt { get; private set; } = long.MinValue;

    /// <summary>The present time, never behind an earlier one.</summary>
    public long Advance(long now) => _last = Math.Max(_last, now);

    /// <summary>The first counter of a key.</summary>
    public Counter? Find(TKey key, int hash)
    {
        var buckets = _buckets;
        if (buckets.Length == 0)
            return null;
        var counter = buckets[hash & (buckets.Length - 1)];
        while (counter is not null && (counter.Hash != hash || !comparer.Equals((TKey)counter.Key!, key)))
            counter = counter.After;
        return counter;
    }

    public void Add(TKey key, int hash, Counter first, long now)
    {
        if (Count > 0)
            Sweep(now, 2);
        if (Count >= capacity)
            EvictOne(now);
        if (Count == _buckets.Length)
            Resize(Math.Max(Smallest, Count * 2));
        (first.Key, first.Hash) = (key, hash);
        Link(_buckets, first);
        Count++;
    }

    /// <summary>Puts another counter at the head of a key's chain.</summary>
    public void Replace(Counter first, Counter other)
    {
        (other.Key, other.Hash) = (first.Key, first.Hash);
        Unlink(first);
        Link(_buckets, other);
    }

    public void Extend(long freeAt)
    {
        if (freeAt > FreeAt)
            FreeAt = freeAt;
    }

    /// <summary>Takes out what has run out, and gives memory back that is then too much.</summary>
    public void Clean(long now)
    {
        if (FreeAt <= now)
        {
            (_buckets, Count, _hand) = ([], 0, 0);
            return;
        }
        Sweep(now, _buckets.Length);
        if (_buckets.Length > Smallest && Count < _buckets.Length / 4)
            Resize(Math.Max(Smallest, (int)BitOperations.RoundUpToPowerOf2((uint)Count)));
    }

    private static long FreeTime(Counter? counter)
    {
        var latest = long.MinValue;
        for (; counter is not null; counter = counter.Next)
            latest = Math.Max(latest, counter.FreeAt(counter.Plan!));
        return latest;
    }

    private static void Link(Counter?[] buckets, Counter first)
    {
        ref var bucket = ref buckets[first.Hash & (buckets.Length - 1)];
        first.After = bucket;
        bucket = first;
    }

    private void Sweep(long now, int buckets)
    {
        for (; buckets > 0; buckets--)
        {
            for (var counter = NextBucket(); counter is not null; counter = counter.After)
            {
                if (FreeTime(counter) <= now)
                    Remove(counter);
            }
        }
    }

    // The table is full of keys that still count. Of a few, the one that counts for the shortest time goes.
    private void EvictOne(long now)
    {
        Counter? victim = null;
        var earliest = long.MaxValue;
        for (var seen = 0; seen < Sample && seen < Count;)
        {
            for (var counter = NextBucket(); counter is not null; counter = counter.After, seen++)
            {
                if (FreeTime(counter) is var free && free < earliest)
                    (victim, earliest) = (counter, free);
            }
        }
        if (victim is null)
            return;
        if (earliest > now)
            Evicted++;
        Remove(victim);
    }

    private Counter? NextBucket() => _buckets[_hand++ & (_buckets.Length - 1)];

    private void Remove(Counter first)
    {
        Unlink(first);
        Count--;
    }

    private void Unlink(Counter first)
    {
        ref var link = ref _buckets[first.Hash & (_buckets.Length - 1)];
        while (link != first)
            link = ref link!.After;
        link = first.After;
    }

    private void Resize(int size)
    {
        var buckets = new Counter?[size];
        foreach (var bucket in _buckets)
        {
            for (var counter = bucket; counter is not null;)
            {
                var after = counter.After;
                Link(buckets, counter);
                counter = after;
            }
        }
        _buckets = buckets;
    }
}
