using System.Numerics;

namespace MarketMaster.RateLimiting;

/// <summary>
/// A part of the keys of a table, under its own lock: a hash table whose entries lie in one array, each with a chain of counters. Entries whose counters
/// have all run out are taken out in passing, two for each new key.
/// </summary>
internal sealed class KeyShard<TKey>(IEqualityComparer<TKey> comparer, int capacity) where TKey : notnull
{
    private const int Smallest = 16;
    private const int Sample = 8;

    private int[] _buckets = [];
    private Entry[] _entries = [];
    private int _count;
    private int _hand;
    private long _last = long.MinValue;

    public SpinGate Gate { get; } = new();

    public int Count => _count;

    public long Evicted { get; private set; }

    /// <summary>The time from which no counter counts any more.</summary>
    public long FreeAt { get; private set; } = long.MinValue;

    /// <summary>The present time, never behind an earlier one.</summary>
    public long Advance(long now) => _last = Math.Max(_last, now);

    public Counter? Find(TKey key, int hash)
    {
        var buckets = _buckets;
        if (buckets.Length == 0)
            return null;
        for (var i = buckets[hash & (buckets.Length - 1)] - 1; i >= 0;)
        {
            ref readonly var entry = ref _entries[i];
            if (entry.Hash == hash && comparer.Equals(entry.Key, key))
                return entry.First;
            i = entry.Next;
        }
        return null;
    }

    public void Add(TKey key, int hash, Counter first, long now)
    {
        if (_count > 0)
            Sweep(now, 2);
        if (_count >= capacity)
            EvictOne(now);
        if (_count == _entries.Length)
            Resize(Math.Max(Smallest, _count * 2));
        ref var bucket = ref _buckets[hash & (_buckets.Length - 1)];
        _entries[_count] = new() { Key = key, Hash = hash, First = first, Next = bucket - 1 };
        bucket = ++_count;
    }

    /// <summary>Puts another counter at the head of a key's chain.</summary>
    public void SetFirst(TKey key, int hash, Counter first)
    {
        for (var i = _buckets[hash & (_buckets.Length - 1)] - 1; i >= 0; i = _entries[i].Next)
        {
            if (_entries[i].Hash == hash && comparer.Equals(_entries[i].Key, key))
            {
                _entries[i].First = first;
                return;
            }
        }
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
            (_buckets, _entries, _count, _hand) = ([], [], 0, 0);
            return;
        }
        Sweep(now, _count);
        if (_count < _entries.Length / 4)
            Resize(Math.Max(Smallest, (int)BitOperations.RoundUpToPowerOf2((uint)_count)));
    }

    private void Sweep(long now, int steps)
    {
        for (; steps > 0 && _count > 0; steps--)
        {
            if (_hand >= _count)
                _hand = 0;
            if (FreeTime(_entries[_hand].First) <= now)
                Remove(_hand);
            else
                _hand++;
        }
    }

    // The table is full of keys that still count. Of a few, the one that counts for the shortest time goes.
    private void EvictOne(long now)
    {
        var victim = 0;
        var earliest = long.MaxValue;
        for (var i = 0; i < Math.Min(Sample, _count); i++)
        {
            if (_hand >= _count)
                _hand = 0;
            var free = FreeTime(_entries[_hand].First);
            if (free < earliest)
                (victim, earliest) = (_hand, free);
            _hand++;
        }
        if (earliest > now)
            Evicted++;
        Remove(victim);
    }

    private static long FreeTime(Counter? counter)
    {
        var latest = long.MinValue;
        for (; counter is not null; counter = counter.Next)
            latest = Math.Max(latest, counter.FreeAt(counter.Plan!));
        return latest;
    }

    // The last entry moves into the gap.
    private void Remove(int place)
    {
        Relink(place, _entries[place].Next);
        var last = --_count;
        if (place != last)
        {
            Relink(last, place);
            _entries[place] = _entries[last];
        }
        _entries[last] = default;
    }

    // Whatever points to an entry points elsewhere from now on.
    private void Relink(int place, int target)
    {
        ref var bucket = ref _buckets[_entries[place].Hash & (_buckets.Length - 1)];
        if (bucket - 1 == place)
        {
            bucket = target + 1;
            return;
        }
        var i = bucket - 1;
        while (_entries[i].Next != place)
            i = _entries[i].Next;
        _entries[i].Next = target;
    }

    private void Resize(int size)
    {
        var entries = new Entry[size];
        _entries.AsSpan(0, _count).CopyTo(entries);
        var buckets = new int[size];
        for (var i = 0; i < _count; i++)
        {
            ref var bucket = ref buckets[entries[i].Hash & (size - 1)];
            entries[i].Next = bucket - 1;
            bucket = i + 1;
        }
        (_buckets, _entries) = (buckets, entries);
    }

    private struct Entry
    {
        public TKey Key;
        public Counter First;
        public int Hash;
        public int Next;
    }
}
