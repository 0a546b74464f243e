using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.Prediction;

/// <summary>Collects numbers and sorts them without comparing: six stable passes over 11 bits each (least significant digit first).</summary>
internal sealed class SortedSample(int capacity)
{
    private const int DigitBits = 11;
    private const int Digits = 6;
    private const int DigitValues = 1 << DigitBits;
    private const ulong SignBit = 1UL << 63;
    private readonly int[] _counts = new int[Digits * DigitValues];
    private ulong[] _keys = new ulong[capacity];
    private ulong[] _other = new ulong[capacity];
    private int _count;

    public void Clear() => _count = 0;

    /// <summary>Adds a number that is not NaN.</summary>
    public void Add(double value)
    {
        // The bits of doubles ascend with their values once negative ones are turned round.
        var bits = BitConverter.DoubleToUInt64Bits(value);
        _keys[_count++] = bits ^ ((ulong)((long)bits >> 63) | SignBit);
    }

    /// <summary>What was added, ascending; valid until the next call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<double> Sort()
    {
        var counts = _counts.AsSpan();
        counts.Clear();
        foreach (var key in _keys.AsSpan(0, _count))
        {
            for (var digit = 0; digit < Digits; digit++)
                counts[(digit * DigitValues) + Digit(key, digit)]++;
        }
        for (var digit = 0; digit < Digits; digit++)
            Distribute(counts.Slice(digit * DigitValues, DigitValues), digit);
        foreach (ref var key in _keys.AsSpan(0, _count))
            key ^= (key & SignBit) != 0 ? SignBit : ulong.MaxValue;
        return MemoryMarshal.Cast<ulong, double>(_keys.AsSpan(0, _count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Distribute(Span<int> counts, int digit)
    {
        var place = 0;
        foreach (ref var count in counts)
            (count, place) = (place, place + count);
        foreach (var key in _keys.AsSpan(0, _count))
            _other[counts[Digit(key, digit)]++] = key;
        (_keys, _other) = (_other, _keys);
    }

    private static int Digit(ulong key, int digit) => (int)(key >> (digit * DigitBits)) & (DigitValues - 1);
}
