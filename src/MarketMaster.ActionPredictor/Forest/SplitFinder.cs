using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>
/// Finds the Gini-optimal split of a node over randomly drawn features, by one histogram per drawn feature.
/// Drawn constant features count, but drawing goes on until one feature that varies was seen (scikit-learn's rule).
/// </summary>
internal sealed class SplitFinder(BinnedTable table, int featuresPerSplit, int minSamplesLeaf)
{
    private const int BinCount = 256;
    private const int SparseRows = 256;
    private readonly Vector128<ulong>[] _packed = new Vector128<ulong>[BinCount];
    private readonly ClassCounts[] _wide = new ClassCounts[BinCount];
    private readonly ulong[] _present = new ulong[BinCount / 64];
    private readonly int[] _features = [.. Enumerable.Range(0, table.Columns.Length)];

    private interface IBins
    {
        ClassCounts this[int bin] { get; }
    }

    /// <summary>Puts the feature order back to its start, so that a tree does not depend on the trees built before it.</summary>
    public void Reset()
    {
        for (var i = 0; i < _features.Length; i++)
            _features[i] = i;
    }

    public bool Find(ReadOnlySpan<uint> keys, in ClassCounts total, ref RandomStream random, out Split best)
    {
        best = new() { Score = double.NegativeInfinity, Feature = -1 };
        var varied = false;
        for (var drawn = 0; drawn < _features.Length && (drawn < featuresPerSplit || !varied); drawn++)
        {
            var pick = drawn + random.NextInt(_features.Length - drawn);
            (_features[drawn], _features[pick]) = (_features[pick], _features[drawn]);
            varied |= TryFeature(keys, _features[drawn], total, ref best);
        }
        return best.Feature >= 0;
    }

    private bool TryFeature(ReadOnlySpan<uint> keys, int feature, in ClassCounts total, ref Split best)
    {
        var column = table.Columns[feature];
        if (keys.Length > PackedCounts.RowLimit)
        {
            CountWide(keys, column);
            return Scan(new WideBins(_wide), feature, total, ref best);
        }
        if (keys.Length > SparseRows)
        {
            Array.Clear(_packed);
            Array.Fill(_present, ulong.MaxValue);
            Count(keys, column);
            return Scan(new PackedBins(_packed), feature, total, ref best);
        }
        CountSparse(keys, column);
        return Scan(new PackedBins(_packed), feature, total, ref best);
    }

    private void Count(ReadOnlySpan<uint> keys, byte[] column)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(column);
        ref var histogram = ref MemoryMarshal.GetArrayDataReference(_packed);
        ref var increments = ref MemoryMarshal.GetArrayDataReference(PackedCounts.Increments);
        foreach (var key in keys)
            Unsafe.Add(ref histogram, (nint)Unsafe.Add(ref first, (nint)(key >> 8))) += Unsafe.Add(ref increments, (nint)(key & 0xFF));
    }

    // Few rows touch few bins: those are cleared and read alone.
    private void CountSparse(ReadOnlySpan<uint> keys, byte[] column)
    {
        Array.Clear(_present);
        foreach (var key in keys)
        {
            var bin = column[RowKey.Row(key)];
            _present[bin >> 6] |= 1UL << bin;
            _packed[bin] = default;
        }
        Count(keys, column);
    }

    private void CountWide(ReadOnlySpan<uint> keys, byte[] column)
    {
        Array.Clear(_wide);
        Array.Fill(_present, ulong.MaxValue);
        while (!keys.IsEmpty)
        {
            var part = keys[..Math.Min(keys.Length, PackedCounts.RowLimit)];
            Array.Clear(_packed);
            Count(part, column);
            for (var bin = 0; bin < BinCount; bin++)
                _wide[bin].Add(PackedCounts.Unpack(_packed[bin]));
            keys = keys[part.Length..];
        }
    }

    /// <summary>Tries every split of one feature; returns whether the feature varies in this node.</summary>
    private bool Scan<TBins>(TBins bins, int feature, in ClassCounts total, ref Split best)
        where TBins : struct, IBins
    {
        var left = default(ClassCounts);
        long leftSquares = 0, leftTotal = 0, leftWeight = 0, weight = total.Weight, totalSquares = total.SumOfSquares;
        int previous = -1, latestLeft = total.Rows - minSamplesLeaf;
        var varies = false;
        for (var word = 0; word < BinCount / 64; word++)
        {
            for (var mask = _present[word]; mask != 0; mask &= mask - 1)
            {
                var bin = (word * 64) + BitOperations.TrailingZeroCount(mask);
                var counts = bins[bin];
                if (counts.Rows == 0)
                    continue;
                varies |= previous >= 0;
                if (previous >= 0 && left.Rows >= minSamplesLeaf && left.Rows <= latestLeft)
                {
                    var rightSquares = totalSquares - (2 * leftTotal) + leftSquares;
                    var score = ((double)leftSquares / leftWeight) + ((double)rightSquares / (weight - leftWeight));
                    if (score > best.Score)
                        best = new() { Score = score, Feature = feature, Bin = (byte)((previous + bin - 1) >> 1), Left = left };
                }
                leftSquares += Cross(counts, left, 2) + counts.SumOfSquares;
                leftTotal += Cross(counts, total, 1);
                leftWeight += counts.Weight;
                left.Add(counts);
                previous = bin;
            }
        }
        return varies;
    }

    private static long Cross(in ClassCounts a, in ClassCounts b, int factor) =>
        factor * (((long)a.C0 * b.C0) + ((long)a.C1 * b.C1) + ((long)a.C2 * b.C2) + ((long)a.C3 * b.C3) + ((long)a.C4 * b.C4));

    private readonly struct PackedBins(Vector128<ulong>[] bins) : IBins
    {
        public ClassCounts this[int bin] => PackedCounts.Unpack(bins[bin]);
    }

    private readonly struct WideBins(ClassCounts[] bins) : IBins
    {
        public ClassCounts this[int bin] => bins[bin];
    }
}
