using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>
/// Sums and extremes over a window, in one fixed order for every lane type: eight partial results (value i goes to
/// number i mod 8) joined as a tree. Eight independent chains keep the processor busy, and one order gives one result.
/// </summary>
/// <remarks>
/// A window is either values of the lane type side by side (the stride is the lane type itself), or a sliding view of one series: lanes
/// that start at neighbouring bars (the stride is <see cref="Scalar"/>). Functions of spans are not inlined: each keeps the registers to itself.
/// </remarks>
internal static class WindowSums
{
    /// <summary>Sum of the values.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Sum<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        Reduce<T, T, SameTerm<T>, Plus<T>>(ref First(values), values.Length, default, 0);

    /// <summary>Sum of (value - anchor).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Offsets<T>(ReadOnlySpan<T> values, T anchor) where T : unmanaged, ILane<T> =>
        Offsets<T, T>(ref First(values), values.Length, anchor);

    /// <summary>Sum of (value - anchor). Value i lies as many numbers after the first as i lanes of <typeparamref name="TStride"/> hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Offsets<T, TStride>(ref double first, int length, T anchor) where T : unmanaged, ILane<T> where TStride : unmanaged, ILane<TStride> =>
        Reduce<T, TStride, OffsetTerm<T>, Plus<T>>(ref first, length, new(anchor), 0);

    /// <summary>Sum of ((value - anchor) - offset) squared.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Squares<T>(ReadOnlySpan<T> values, T anchor, T offset) where T : unmanaged, ILane<T> =>
        Squares<T, T>(ref First(values), values.Length, anchor, offset);

    /// <summary>Sum of ((value - anchor) - offset) squared. Value i lies as many numbers after the first as i lanes of <typeparamref name="TStride"/> hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Squares<T, TStride>(ref double first, int length, T anchor, T offset) where T : unmanaged, ILane<T> where TStride : unmanaged, ILane<TStride> =>
        Reduce<T, TStride, SquareTerm<T>, Plus<T>>(ref first, length, new(anchor, offset), 0);

    /// <summary>Sum of |value - center|.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Distances<T>(ReadOnlySpan<T> values, T center) where T : unmanaged, ILane<T> =>
        Reduce<T, T, DistanceTerm<T>, Plus<T>>(ref First(values), values.Length, new(center), 0);

    /// <summary>The largest value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Highest<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        Highest<T, T>(ref First(values), values.Length);

    /// <summary>The largest value. Value i lies as many numbers after the first as i lanes of <typeparamref name="TStride"/> hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Highest<T, TStride>(ref double first, int length) where T : unmanaged, ILane<T> where TStride : unmanaged, ILane<TStride> =>
        Reduce<T, TStride, SameTerm<T>, Larger<T>>(ref first, length, default, double.NegativeInfinity);

    /// <summary>The smallest value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Lowest<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        Lowest<T, T>(ref First(values), values.Length);

    /// <summary>The smallest value. Value i lies as many numbers after the first as i lanes of <typeparamref name="TStride"/> hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Lowest<T, TStride>(ref double first, int length) where T : unmanaged, ILane<T> where TStride : unmanaged, ILane<TStride> =>
        Reduce<T, TStride, SameTerm<T>, Smaller<T>>(ref first, length, default, double.PositiveInfinity);

    private static ref double First<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        ref Unsafe.As<T, double>(ref MemoryMarshal.GetReference(values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reduce<T, TStride, TTerm, TJoin>(ref double first, int length, TTerm term, T neutral)
        where T : unmanaged, ILane<T>
        where TStride : unmanaged, ILane<TStride>
        where TTerm : struct, ITerm<T>
        where TJoin : struct, IJoin<T>
    {
        T s0 = neutral, s1 = neutral, s2 = neutral, s3 = neutral, s4 = neutral, s5 = neutral, s6 = neutral, s7 = neutral;
        var i = 0;
        for (; i <= length - 8; i += 8)
        {
            s0 = TJoin.Join(s0, term.Of(At<T, TStride>(ref first, 0)));
            s1 = TJoin.Join(s1, term.Of(At<T, TStride>(ref first, 1)));
            s2 = TJoin.Join(s2, term.Of(At<T, TStride>(ref first, 2)));
            s3 = TJoin.Join(s3, term.Of(At<T, TStride>(ref first, 3)));
            s4 = TJoin.Join(s4, term.Of(At<T, TStride>(ref first, 4)));
            s5 = TJoin.Join(s5, term.Of(At<T, TStride>(ref first, 5)));
            s6 = TJoin.Join(s6, term.Of(At<T, TStride>(ref first, 6)));
            s7 = TJoin.Join(s7, term.Of(At<T, TStride>(ref first, 7)));
            first = ref Unsafe.Add(ref first, 8 * TStride.Width);
        }
        var rest = length & 7;
        if (rest > 0)
            s0 = TJoin.Join(s0, term.Of(At<T, TStride>(ref first, 0)));
        if (rest > 1)
            s1 = TJoin.Join(s1, term.Of(At<T, TStride>(ref first, 1)));
        if (rest > 2)
            s2 = TJoin.Join(s2, term.Of(At<T, TStride>(ref first, 2)));
        if (rest > 3)
            s3 = TJoin.Join(s3, term.Of(At<T, TStride>(ref first, 3)));
        if (rest > 4)
            s4 = TJoin.Join(s4, term.Of(At<T, TStride>(ref first, 4)));
        if (rest > 5)
            s5 = TJoin.Join(s5, term.Of(At<T, TStride>(ref first, 5)));
        if (rest > 6)
            s6 = TJoin.Join(s6, term.Of(At<T, TStride>(ref first, 6)));
        return TJoin.Join(
            TJoin.Join(TJoin.Join(s0, s4), TJoin.Join(s2, s6)),
            TJoin.Join(TJoin.Join(s1, s5), TJoin.Join(s3, s7)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At<T, TStride>(ref double first, int index) where T : unmanaged, ILane<T> where TStride : unmanaged, ILane<TStride> =>
        Unsafe.As<double, T>(ref Unsafe.Add(ref first, index * TStride.Width));

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
