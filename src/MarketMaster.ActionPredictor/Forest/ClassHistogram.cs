using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>
/// Counts the rows of a node by bin and class, then turns the counts into running totals: entry i says what lies at or below the
/// i-th bin that was touched. Many rows take all bins as they are, few rows only those that they touch.
/// </summary>
internal sealed class ClassHistogram
{
    public const int BinCount = 256;
    private const int SparseRows = 192;
    private readonly Vector128<ulong>[] _packed = new Vector128<ulong>[BinCount];
    private readonly byte[] _bins = new byte[BinCount];
    private readonly ulong[] _present = new ulong[BinCount / 64];

    /// <summary>Running totals, classes 0 to 2; longer than the entries, so that whole vectors can be read.</summary>
    public ulong[] Low { get; } = new ulong[BinCount + Vector256<int>.Count];

    /// <summary>Running totals, classes 3, 4 and rows.</summary>
    public ulong[] High { get; } = new ulong[BinCount + Vector256<int>.Count];

    public int Entries { get; private set; }

    /// <summary>Bin of each entry, ascending.</summary>
    public ReadOnlySpan<byte> Bins => _bins.AsSpan(0, Entries);

    /// <summary>Counts at most <see cref="PackedCounts.RowLimit"/> rows.</summary>
    public void Fill(ReadOnlySpan<uint> keys, byte[] column)
    {
        if (keys.Length > SparseRows)
        {
            CountAll(keys, column);
            RunningTotals();
            return;
        }
        Array.Clear(_present);
        foreach (var key in keys)
        {
            var bin = column[RowKey.Row(key)];
            _present[bin >> 6] |= 1UL << bin;
            _packed[bin] = default;
        }
        Count(keys, column);
        RunningTotalsOfPresent();
    }

    /// <summary>Counts at most <see cref="PackedCounts.RowLimit"/> rows and leaves the counts of each bin as they are.</summary>
    public ReadOnlySpan<Vector128<ulong>> CountAll(ReadOnlySpan<uint> keys, byte[] column)
    {
        Array.Clear(_packed);
        Count(keys, column);
        return _packed;
    }

    public void LastEntryFirst()
    {
        Entries--;
        var (low, high) = (Low[Entries] - Low[Entries - 1], High[Entries] - High[Entries - 1]);
        for (var i = 0; i < Entries; i++)
        {
            Low[i] += low;
            High[i] += high;
        }
    }

    private void Count(ReadOnlySpan<uint> keys, byte[] column)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(column);
        ref var histogram = ref MemoryMarshal.GetArrayDataReference(_packed);
        ref var increments = ref MemoryMarshal.GetArrayDataReference(PackedCounts.Increments);
        ref var key = ref MemoryMarshal.GetReference(keys);
        nint i = 0;
        for (; i <= keys.Length - 4; i += 4)
        {
            uint a = Unsafe.Add(ref key, i), b = Unsafe.Add(ref key, i + 1), c = Unsafe.Add(ref key, i + 2), d = Unsafe.Add(ref key, i + 3);
            nint binA = Unsafe.Add(ref first, (nint)(a >> 8)), binB = Unsafe.Add(ref first, (nint)(b >> 8));
            nint binC = Unsafe.Add(ref first, (nint)(c >> 8)), binD = Unsafe.Add(ref first, (nint)(d >> 8));
            Unsafe.Add(ref histogram, binA) += Unsafe.Add(ref increments, (nint)(byte)a);
            Unsafe.Add(ref histogram, binB) += Unsafe.Add(ref increments, (nint)(byte)b);
            Unsafe.Add(ref histogram, binC) += Unsafe.Add(ref increments, (nint)(byte)c);
            Unsafe.Add(ref histogram, binD) += Unsafe.Add(ref increments, (nint)(byte)d);
        }
        for (; i < keys.Length; i++)
        {
            var a = Unsafe.Add(ref key, i);
            Unsafe.Add(ref histogram, (nint)Unsafe.Add(ref first, (nint)(a >> 8))) += Unsafe.Add(ref increments, (nint)(byte)a);
        }
    }

    private void RunningTotals()
    {
        var sum = Vector128<ulong>.Zero;
        for (var bin = 0; bin < BinCount; bin++)
        {
            sum += _packed[bin];
            Low[bin] = sum.ToScalar();
            High[bin] = sum.GetElement(1);
            _bins[bin] = (byte)bin;
        }
        Entries = BinCount;
    }

    private void RunningTotalsOfPresent()
    {
        var sum = Vector128<ulong>.Zero;
        var entry = 0;
        for (var word = 0; word < _present.Length; word++)
        {
            for (var mask = _present[word]; mask != 0; mask &= mask - 1)
            {
                var bin = (word * 64) + BitOperations.TrailingZeroCount(mask);
                sum += _packed[bin];
                Low[entry] = sum.ToScalar();
                High[entry] = sum.GetElement(1);
                _bins[entry++] = (byte)bin;
            }
        }
        Entries = entry;
    }
}
