using System.Numerics;
using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>What a batch reads: one series, or the columns of bars.</summary>
internal readonly ref struct InputColumns
{
    private readonly ReadOnlySpan<double> _open;
    private readonly ReadOnlySpan<double> _high;
    private readonly ReadOnlySpan<double> _low;
    private readonly ReadOnlySpan<double> _close;
    private readonly ReadOnlySpan<double> _volume;
    private readonly BarFields _reads;

    private InputColumns(
        ReadOnlySpan<double> open, ReadOnlySpan<double> high, ReadOnlySpan<double> low,
        ReadOnlySpan<double> close, ReadOnlySpan<double> volume, BarFields reads)
    {
        _open = open;
        _high = high;
        _low = low;
        _close = close;
        _volume = volume;
        _reads = reads;
    }

    public int Length => _close.Length;

    public static InputColumns Of(ReadOnlySpan<double> series) => new(default, default, default, series, default, BarFields.Close);

    public static InputColumns Of(BarSeries bars, BarFields reads) =>
        new(bars.Open, bars.High, bars.Low, bars.Close, bars.Volume, reads);

    /// <summary>A run of rows.</summary>
    public InputColumns Slice(int start, int length) => new(
        _open.IsEmpty ? _open : _open.Slice(start, length), _high.IsEmpty ? _high : _high.Slice(start, length),
        _low.IsEmpty ? _low : _low.Slice(start, length), _close.Slice(start, length),
        _volume.IsEmpty ? _volume : _volume.Slice(start, length), _reads);

    /// <summary>A column by its name; a series answers to any name.</summary>
    public ReadOnlySpan<double> Column(BarFields field) => field switch
    {
        BarFields.Open when !_open.IsEmpty => _open,
        BarFields.High when !_high.IsEmpty => _high,
        BarFields.Low when !_low.IsEmpty => _low,
        BarFields.Volume when !_volume.IsEmpty => _volume,
        _ => _close,
    };

    /// <summary>Reads what a scalar step takes: <see cref="Scalar"/>, or a candle of them. The caller keeps the index in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TIn Read<TIn>(int index) where TIn : unmanaged
    {
        if (typeof(TIn) == typeof(Scalar))
            return Unsafe.BitCast<double, TIn>(At(_close, index));
        return Unsafe.BitCast<Candle<double>, TIn>(
            new(At(_open, index), At(_high, index), At(_low, index), At(_close, index), At(_volume, index)));
    }

    /// <summary>Reads a row as a step in lanes takes it, the same in every lane.</summary>
    /// <param name="index">The row.</param>
    /// <param name="reads">What the step reads; the rest of a candle is 0.</param>
    public TIn Spread<TLane, TIn>(int index, BarFields reads)
        where TLane : unmanaged, ILane<TLane>
        where TIn : unmanaged
    {
        if (typeof(TIn) == typeof(TLane))
            return Unsafe.BitCast<TLane, TIn>(Column(reads)[index]);
        return Unsafe.BitCast<Candle<TLane>, TIn>(new(
            One<TLane>(BarFields.Open, index, reads), One<TLane>(BarFields.High, index, reads), One<TLane>(BarFields.Low, index, reads),
            One<TLane>(BarFields.Close, index, reads), One<TLane>(BarFields.Volume, index, reads)));
    }

    private TLane One<TLane>(BarFields field, int index, BarFields reads) where TLane : unmanaged, ILane<TLane> =>
        (reads & field) == 0 ? 0 : Column(field)[index];

    /// <summary>The first row at or after <paramref name="start"/> with a non-finite value in a column that is read, or <paramref name="end"/>.</summary>
    public int FindGap(int start, int end)
    {
        end = FindGap(_open, BarFields.Open, start, end);
        end = FindGap(_high, BarFields.High, start, end);
        end = FindGap(_low, BarFields.Low, start, end);
        end = FindGap(_close, BarFields.Close, start, end);
        return FindGap(_volume, BarFields.Volume, start, end);
    }

    private static double At(ReadOnlySpan<double> column, int index) =>
        Unsafe.Add(ref MemoryMarshal.GetReference(column), index);

    private int FindGap(ReadOnlySpan<double> column, BarFields field, int start, int end)
    {
        if ((_reads & field) == 0)
            return end;
        var i = start;
        ref var first = ref MemoryMarshal.GetReference(column[..end]);
        for (; i <= end - 4 * Vector<double>.Count; i += 4 * Vector<double>.Count)
        {
            ref var from = ref Unsafe.Add(ref first, i);
            if (!Vector.EqualsAll(Nothing(ref from, 0) + Nothing(ref from, 1) + (Nothing(ref from, 2) + Nothing(ref from, 3)), Vector<double>.Zero))
                break;
        }
        while (i < end && double.IsFinite(column[i]))
            i++;
        return i;
    }

    // zeros where all values are finite
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Nothing(ref double first, int vector)
    {
        var values = Vector.LoadUnsafe(ref first, (nuint)(vector * Vector<double>.Count));
        return values - values;
    }
}
