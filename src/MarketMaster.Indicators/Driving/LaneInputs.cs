using System.Numerics;
using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>The columns of a block as a step in lanes takes them. A column that the step does not read holds anything.</summary>
internal readonly ref struct LaneInputs<TLane, TData>
    where TLane : unmanaged, ILane<TLane>
    where TData : ILaneData, allows ref struct
{
    private readonly ref double _open;
    private readonly ref double _high;
    private readonly ref double _low;
    private readonly ref double _close;
    private readonly ref double _volume;
    private readonly ref double _series;

    /// <summary>A block gathered lane by lane, column after column.</summary>
    public LaneInputs(Span<double> gathered, int block, BarFields reads)
    {
        ref var first = ref MemoryMarshal.GetReference(gathered);
        var size = block * TLane.Width;
        _open = ref first;
        _high = ref Unsafe.Add(ref first, size);
        _low = ref Unsafe.Add(ref first, 2 * size);
        _close = ref Unsafe.Add(ref first, 3 * size);
        _volume = ref Unsafe.Add(ref first, 4 * size);
        _series = ref Unsafe.Add(ref first, BitOperations.Log2((uint)reads) * size);
    }

    /// <summary>Bars that all lanes share.</summary>
    public LaneInputs(scoped in TData data, BarFields reads)
    {
        _open = ref First(data, BarFields.Open);
        _high = ref First(data, BarFields.High);
        _low = ref First(data, BarFields.Low);
        _close = ref First(data, BarFields.Close);
        _volume = ref First(data, BarFields.Volume);
        _series = ref First(data, reads);
    }

    /// <summary>Reads what a step takes: a lane value, or a candle of them. The caller keeps the index in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TIn Read<TIn>(nint index) where TIn : unmanaged
    {
        if (typeof(TIn) == typeof(TLane))
            return Unsafe.BitCast<TLane, TIn>(At(ref _series, index));
        return Unsafe.BitCast<Candle<TLane>, TIn>(new(
            At(ref _open, index), At(ref _high, index), At(ref _low, index), At(ref _close, index), At(ref _volume, index)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane At(ref double first, nint index) =>
        TData.IsShared ? Unsafe.Add(ref first, index) : Unsafe.As<double, TLane>(ref Unsafe.Add(ref first, index * TLane.Width));

    private static ref double First(scoped in TData data, BarFields field) => ref MemoryMarshal.GetReference(data.Column(0, field));
}
