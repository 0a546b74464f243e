using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>
/// Sums and extremes over a window, in one fixed order for every lane type: eight partial results (value i goes to
/// number i mod 8) joined as a tree. Eight independent chains keep the processor busy, and one order gives one result.
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
        Reduce<T, SameTerm<T>, Plus<T>>(ref First(values), values.Length, T.Width, default, 0);

    /// <summary>Sum of (value - anchor).</summary>
    public static T Offsets<T>(ReadOnlySpan<T> values, T anchor) where T : unmanaged, ILane<T> =>
        Offsets(ref First(values), values.Length, T.Width, anchor);

    /// <summary>Sum of (value - anchor). Value i lies <paramref name="stride"/> x i numbers after the first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Offsets<T>(ref double first, int length, int stride, T anchor) where T : unmanaged, ILane<T> =>
        Reduce<T, OffsetTerm<T>, Plus<T>>(ref first, length, stride, new(anchor), 0);

    /// <summary>Sum of ((value - anchor) - offset) squared.</summary>
    public static T Squares<T>(ReadOnlySpan<T> values, T anchor, T offset) where T : unmanaged, ILane<T> =>
        Squares(ref First(values), values.Length, T.Width, anchor, offset);

    /// <summary>Sum of ((value - anchor) - offset) squared. Value i lies <paramref name="stride"/> x i numbers after the first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Squares<T>(ref double first, int length, int stride, T anchor, T offset) where T : unmanaged, ILane<T> =>
        Reduce<T, SquareTerm<T>, Plus<T>>(ref first, length, stride, new(anchor, offset), 0);

    /// <summary>Sum of |value - center|.</summary>
    public static T Distances<T>(ReadOnlySpan<T> values, T center) where T : unmanaged, ILane<T> =>
        Distances(ref First(values), values.Length, T.Width, center);

    /// <summary>Sum of |value - center|. Value i lies <paramref name="stride"/> x i numbers after the first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Distances<T>(ref double first, int length, int stride, T center) where T : unmanaged, ILane<T> =>
        Reduce<T, DistanceTerm<T>, Plus<T>>(ref first, length, stride, new(center), 0);

    /// <summary>The largest value.</summary>
    public static T Highest<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        Highest<T>(ref First(values), values.Length, T.Width);

    /// <summary>The largest value. Value i lies <paramref name="stride"/> x i numbers after the first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Highest<T>(ref double first, int length, int stride) where T : unmanaged, ILane<T> =>
        Reduce<T, SameTerm<T>, Larger<T>>(ref first, length, stride, default, double.NegativeInfinity);

    /// <summary>The smallest value.</summary>
    public static T Lowest<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        Lowest<T>(ref First(values), values.Length, T.Width);

    /// <summary>The smallest value. Value i lies <paramref name="stride"/> x i numbers after the first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Lowest<T>(ref double first, int length, int stride) where T : unmanaged, ILane<T> =>
        Reduce<T, SameTerm<T>, Smaller<T>>(ref first, length, stride, default, double.PositiveInfinity);

    private static ref double First<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        ref Unsafe.As<T, double>(ref MemoryMarshal.GetReference(values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reduce<T, TTerm, TJoin>(ref double first, int length, int stride, TTerm term, T neutral)
        where T : unmanaged, ILane<T>
        where TTerm : struct, ITerm<T>
        where TJoin : struct, IJoin<T>
    {
        T s0 = neutral, s1 = neutral, s2 = neutral, s3 = neutral, s4 = neutral, s5 = neutral, s6 = neutral, s7 = neutral;
        var i = 0;
        for (; i <= length - 8; i += 8)
        {
            s0 = TJoin.Join(s0, term.Of(At<T>(ref first, 0, stride)));
            s1 = TJoin.Join(s1, term.Of(At<T>(ref first, 1, stride)));
            s2 = TJoin.Join(s2, term.Of(At<T>(ref first, 2, stride)));
            s3 = TJoin.Join(s3, term.Of(At<T>(ref first, 3, stride)));
            s4 = TJoin.Join(s4, term.Of(At<T>(ref first, 4, stride)));
            s5 = TJoin.Join(s5, term.Of(At<T>(ref first, 5, stride)));
            s6 = TJoin.Join(s6, term.Of(At<T>(ref first, 6, stride)));
            s7 = TJoin.Join(s7, term.Of(At<T>(ref first, 7, stride)));
            first = ref Unsafe.Add(ref first, 8 * stride);
        }
        var rest = length - i;
        if (rest > 0)
            s0 = TJoin.Join(s0, term.Of(At<T>(ref first, 0, stride)));
        if (rest > 1)
            s1 = TJoin.Join(s1, term.Of(At<T>(ref first, 1, stride)));
        if (rest > 2)
            s2 = TJoin.Join(s2, term.Of(At<T>(ref first, 2, stride)));
        if (rest > 3)
            s3 = TJoin.Join(s3, term.Of(At<T>(ref first, 3, stride)));
        if (rest > 4)
            s4 = TJoin.Join(s4, term.Of(At<T>(ref first, 4, stride)));
        if (rest > 5)
            s5 = TJoin.Join(s5, term.Of(At<T>(ref first, 5, stride)));
        if (rest > 6)
            s6 = TJoin.Join(s6, term.Of(At<T>(ref first, 6, stride)));
        return TJoin.Join(
            TJoin.Join(TJoin.Join(s0, s4), TJoin.Join(s2, s6)),
            TJoin.Join(TJoin.Join(s1, s5), TJoin.Join(s3, s7)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At<T>(ref double first, int index, int stride) where T : unmanaged, ILane<T> =>
        Unsafe.As<double, T>(ref Unsafe.Add(ref first, index * stride));

    private interface ITerm<T>
    {
        T Of(T value);
    }

    private interface IJoin<T>
    {
        static abstract T Join(T left, T right);
    }

    private readonly struct SameTerm<T> : ITerm<T> where T : unmanaged, ILane<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of(T value) => value;
    }

    private readonly struct OffsetTerm<T>(T anchor) : ITerm<T> where T : unmanaged, ILane<T>
    {
        private readonly T _anchor = anchor;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of(T value) => value - _anchor;
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
    }

    private readonly struct DistanceTerm<T>(T center) : ITerm<T> where T : unmanaged, ILane<T>
    {
        private readonly T _center = center;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of(T value) => T.Abs(value - _center);
    }

    private readonly struct Plus<T> : IJoin<T> where T : unmanaged, ILane<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Join(T left, T right) => left + right;
    }

    private readonly struct Larger<T> : IJoin<T> where T : unmanaged, ILane<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Join(T left, T right) => T.Max(left, right);
    }

    private readonly struct Smaller<T> : IJoin<T> where T : unmanaged, ILane<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Join(T left, T right) => T.Min(left, right);
    }
}
