using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MarketMaster.Prediction;

/// <summary>
/// Counts the rows of a node by bin and class, then turns the counts into running totals: entry i says what lies at or below the
/// i-th bin that was touched. Many rows take all bins as they are, few rows only those that they touch.
/// </summary>
internal sealed class ClassHistogram
{
    public const int BinCount = 256;
    private const int SparseRows = 192;
    private const int WordBits = 64;

    // All zero between two calls.
    private readonly Vector128<ulong>[] _packed = new Vector128<ulong>[BinCount];
    private readonly byte[] _bins = new byte[BinCount];
    private readonly ulong[] _present = new ulong[BinCount / WordBits];

    /// <summary>Running totals, classes 0 to 2. Past the entries stand the totals of all rows, so that whole vectors can be read.</summary>
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
            Count(keys, column);
            Array.Fill(_present, ulong.MaxValue);
        }
        else
        {
            CountFew(keys, column);
        }
        RunningTotals();
    }

    /// <summary>Adds the counts of at most <see cref="PackedCounts.RowLimit"/> rows to totals in one array per field.</summary>
    public void AddTo(int[][] totals, ReadOnlySpan<uint> keys, byte[] column)
    {
        Count(keys, column);
        for (var bin = 0; bin < BinCount; bin++)
        {
            var counts = PackedCounts.Unpack(_packed[bin].ToScalar(), _packed[bin].GetElement(1));
            totals[0][bin] += counts.C0;
            totals[1][bin] += counts.C1;
            totals[2][bin] += counts.C2;
            totals[3][bin] += counts.C3;
            totals[4][bin] += counts.C4;
            totals[IRunningTotals.RowsField][bin] += counts.Rows;
        }
        Array.Clear(_packed);
    }

    /// <summary>Moves the rows of the last entry below all others: rows without a value then go left.</summary>
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountFew(ReadOnlySpan<uint> keys, byte[] column)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(column);
        ref var histogram = ref MemoryMarshal.GetArrayDataReference(_packed);
        ref var increments = ref MemoryMarshal.GetArrayDataReference(PackedCounts.Increments);
        var present = Vector256<ulong>.Zero;
        foreach (var key in keys)
        {
            nint bin = Unsafe.Add(ref first, (nint)(key >> 8));
            present |= Bit((ulong)bin);
            Unsafe.Add(ref histogram, bin) += Unsafe.Add(ref increments, (nint)(byte)key);
        }
        present.CopyTo(_present);
    }

    // Four words of a bitmap. A shift by 64 or more leaves nothing, so only the bin's own word gets its bit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Bit(ulong bin) => Avx2.IsSupported
        ? Avx2.ShiftLeftLogicalVariable(Vector256<ulong>.One, Vector256.Create(bin) - Vector256.Create(0UL, WordBits, 2 * WordBits, 3 * WordBits))
        : Vector256<ulong>.Zero.WithElement((int)(bin / WordBits), 1UL << (int)bin);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunningTotals()
    {
        var sum = Vector128<ulong>.Zero;
        var entry = 0;
        for (var word = 0; word < _present.Length; word++)
        {
            for (var mask = _present[word]; mask != 0; mask &= mask - 1)
            {
                var bin = (word * WordBits) + BitOperations.TrailingZeroCount(mask);
                sum += _packed[bin];
                _packed[bin] = default;
                Low[entry] = sum.ToScalar();
                High[entry] = sum.GetElement(1);
                _bins[entry++] = (byte)bin;
            }
        }
        Entries = entry;
        Low.AsSpan(entry, Vector256<int>.Count).Fill(sum.ToScalar());
        High.AsSpan(entry, Vector256<int>.Count).Fill(sum.GetElement(1));
    }
}
