using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>Running totals in the six fields of <see cref="PackedCounts"/>, lower and upper halves apart.</summary>
internal readonly struct PackedTotals(ClassHistogram histogram) : IRunningTotals
{
    private readonly ulong[] _low = histogram.Low;
    private readonly ulong[] _high = histogram.High;

    public int Entries => histogram.Entries;

    public int Bin(int entry) => histogram.Bins[entry];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<int> Eight(int field, int entry)
    {
        var words = field < 3 ? _low : _high;
        var shift = PackedCounts.Bits * (field % 3);
        var mask = Vector256.Create(PackedCounts.Mask);
        var first = Vector256.LoadUnsafe(ref words[entry]) >>> shift;
        var second = Vector256.LoadUnsafe(ref words[entry + Vector256<ulong>.Count]) >>> shift;
        return Vector256.Narrow(first & mask, second & mask).AsInt32();
    }

    public ClassCounts At(int entry) => PackedCounts.Unpack(_low[entry], _high[entry]);

    public void LastEntryFirst() => histogram.LastEntryFirst();
}
