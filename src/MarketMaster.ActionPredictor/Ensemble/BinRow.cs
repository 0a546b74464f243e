using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MarketMaster.Prediction;

/// <summary>The bins of one row, in a register where it fits one.</summary>
internal readonly ref struct BinRow
{
    private readonly ref byte _first;
    private readonly Vector512<byte> _values;

    /// <param name="first">The first bin; 32 or 64 can be read.</param>
    /// <param name="bytes">How many there are.</param>
    public BinRow(ref byte first, int bytes)
    {
        _first = ref first;
        IsVector = Avx512Vbmi.IsSupported && bytes is 32 or 64;
        if (IsVector)
            _values = bytes == 32 ? Vector512.Create(Vector256.LoadUnsafe(ref first), default) : Vector512.LoadUnsafe(ref first);
    }

    public bool IsVector { get; }

    public ref byte First => ref _first;

    /// <summary>In which of 32 columns the bin is above another: a bit each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Above(Vector256<byte> columns, Vector256<byte> bins)
    {
        var own = Avx512Vbmi.PermuteVar64x8(_values, columns.ToVector512Unsafe()).GetLower();
        return Vector256.GreaterThan(own, bins).ExtractMostSignificantBits();
    }
}
