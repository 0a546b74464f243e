using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Indicators;

/// <summary>
/// Sums and extremes over a window, in one fixed order for every lane type: four partial results (value i goes to
/// number i mod 4) joined as a tree. Four independent chains keep the processor busy, and one order gives one result.
/// </summary>
/// <remarks>
/// A window is either values of the lane type side by side (stride = lane width), or a sliding view of one series: lanes
/// that start at neighbouring bars (stride = 1). The functions are not inlined: each keeps the registers to itself.
/// </remarks>
internal static class WindowSums
{
    /// <summary>Sum of the values.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Sum<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        Reduce<T, T, SameTerm<T>, Joining.Plus<T>>(ref First(values), values.Length, default, 0);

    /// <summary>Sum of (value - anchor).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Offsets<T>(ReadOnlySpan<T> values, T anchor) where T : unmanaged, ILane<T> =>
        Offsets<T, T>(ref First(values), values.Length, anchor);

    /// <summary>Sum of (value - anchor). Value i lies as many numbers after the first as i values of <typeparamref name="TStride"/> hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Offsets<T, TStride>(ref double first, int length, T anchor)
        where T : unmanaged, ILane<T>
        where TStride : unmanaged, ILane<TStride> =>
        Reduce<T, TStride, OffsetTerm<T>, Joining.Plus<T>>(ref first, length, new(anchor), 0);

    /// <summary>Sum of ((value - anchor) - offset) squared.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Squares<T>(ReadOnlySpan<T> values, T anchor, T offset) where T : unmanaged, ILane<T> =>
        Squares<T, T>(ref First(values), values.Length, anchor, offset);

    /// <summary>Sum of ((value - anchor) - offset) squared. Value i lies as many numbers after the first as i values of <typeparamref name="TStride"/> hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Squares<T, TStride>(ref double first, int length, T anchor, T offset)
        where T : unmanaged, ILane<T>
        where TStride : unmanaged, ILane<TStride> =>
        Reduce<T, TStride, SquareTerm<T>, Joining.Plus<T>>(ref first, length, new(anchor, offset), 0);

    /// <summary>Sum of |value - center|.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Distances<T>(ReadOnlySpan<T> values, T center) where T : unmanaged, ILane<T> =>
        Reduce<T, T, DistanceTerm<T>, Joining.Plus<T>>(ref First(values), values.Length, new(center), 0);

    /// <summary>The largest value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Highest<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        Reduce<T, T, SameTerm<T>, Joining.Larger<T>>(ref First(values), values.Length, default, double.NegativeInfinity);

    /// <summary>The smallest value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Lowest<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        Reduce<T, T, SameTerm<T>, Joining.Smaller<T>>(ref First(values), values.Length, default, double.PositiveInfinity);

    private static ref double First<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        ref Unsafe.As<T, double>(ref MemoryMarshal.GetReference(values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reduce<T, TStride, TTerm, TJoin>(ref double first, int length, TTerm term, T neutral)
        where T : unmanaged, ILane<T>
        where TStride : unmanaged, ILane<TStride>
        where TTerm : struct, ITerm<T>
        where TJoin : struct, Joining.IJoin<T>
    {
        T s0 = neutral, s1 = neutral, s2 = neutral, s3 = neutral;
        var i = 0;
        if (typeof(T) == typeof(Scalar) && Vector256.IsHardwareAccelerated && length >= 4)
        {
            // the four partial results of single values are the lanes of one register
            FourLanes partial = Single(neutral);
            for (; i <= length - 4; i += 4)
            {
                partial = TJoin.JoinFour(partial, term.OfFour(Unsafe.As<double, FourLanes>(ref first)));
                first = ref Unsafe.Add(ref first, 4);
            }
            s0 = partial[0];
            s1 = partial[1];
            s2 = partial[2];
            s3 = partial[3];
        }
        for (; i <= length - 4; i += 4)
        {
            s0 = TJoin.Join(s0, term.Of(At<T, TStride>(ref first, 0)));
            s1 = TJoin.Join(s1, term.Of(At<T, TStride>(ref first, 1)));
            s2 = TJoin.Join(s2, term.Of(At<T, TStride>(ref first, 2)));
            s3 = TJoin.Join(s3, term.Of(At<T, TStride>(ref first, 3)));
            first = ref Unsafe.Add(ref first, 4 * TStride.Width);
        }
        var rest = length & 3;
        if (rest > 0)
            s0 = TJoin.Join(s0, term.Of(At<T, TStride>(ref first, 0)));
        if (rest > 1)
            s1 = TJoin.Join(s1, term.Of(At<T, TStride>(ref first, 1)));
        if (rest > 2)
            s2 = TJoin.Join(s2, term.Of(At<T, TStride>(ref first, 2)));
        return TJoin.Join(TJoin.Join(s0, s2), TJoin.Join(s1, s3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At<T, TStride>(ref double first, int index)
        where T : unmanaged, ILane<T>
        where TStride : unmanaged, ILane<TStride> =>
        Unsafe.As<double, T>(ref Unsafe.Add(ref first, index * TStride.Width));

    // only asked where T is Scalar
    private static double Single<T>(T value) where T : unmanaged => Unsafe.As<T, double>(ref value);

    private interface ITerm<T>
    {
        T Of(T value);

        FourLanes OfFour(FourLanes value);
    }

    private readonly struct SameTerm<T> : ITerm<T> where T : unmanaged, ILane<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of(T value) => value;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public FourLanes OfFour(FourLanes value) => value;
    }

    private readonly struct OffsetTerm<T>(T anchor) : ITerm<T> where T : unmanaged, ILane<T>
    {
        private readonly T _anchor = anchor;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of(T value) => value - _anchor;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public FourLanes OfFour(FourLanes value) => value - Single(_anchor);
    }

    private readonly struct SquareTerm<T>(T anchor, T offset) : ITerm<T> where T : unmanaged, ILane<T>
    {
        private readonly T _anchor = anchor;
        private readonly T _offset = offset;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of(T value)
        {
            var distance = value - _anchor - _offset;
            return distance * distance;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public FourLanes OfFour(FourLanes value)
        {
            var distance = value - Single(_anchor) - Single(_offset);
            return distance * distance;
        }
    }

    private readonly struct DistanceTerm<T>(T center) : ITerm<T> where T : unmanaged, ILane<T>
    {
        private readonly T _center = center;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of(T value) => T.Abs(value - _center);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public FourLanes OfFour(FourLanes value) => FourLanes.Abs(value - Single(_center));
    }
}
