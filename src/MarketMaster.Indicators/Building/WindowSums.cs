using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
        Reduce<T, SameTerm<T>, Joining.Plus<T>>(ref First(values), values.Length, T.Width, default, 0);

    /// <summary>Sum of the values in the order of <see cref="Sliding{T, TJoin}"/>. Value i lies <paramref name="stride"/> x i numbers after the first.</summary>
    public static T Pairwise<T>(ref double first, int length, int stride) where T : unmanaged, ILane<T>
    {
        var (sum, left) = (default(T), length);
        for (var span = 1; left > 0; span *= 2)
        {
            if ((length & span) == 0)
                continue;
            var part = Tree<T>(ref Unsafe.Add(ref first, (left - span) * stride), span, stride);
            sum = left == length ? part : sum + part;
            left -= span;
        }
        return sum;
    }

    /// <summary>Sum of (value - anchor).</summary>
    public static T Offsets<T>(ReadOnlySpan<T> values, T anchor) where T : unmanaged, ILane<T> =>
        Offsets(ref First(values), values.Length, T.Width, anchor);

    /// <summary>Sum of (value - anchor). Value i lies <paramref name="stride"/> x i numbers after the first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Offsets<T>(ref double first, int length, int stride, T anchor) where T : unmanaged, ILane<T> =>
        Reduce<T, OffsetTerm<T>, Joining.Plus<T>>(ref first, length, stride, new(anchor), 0);

    /// <summary>Sum of ((value - anchor) - offset) squared.</summary>
    public static T Squares<T>(ReadOnlySpan<T> values, T anchor, T offset) where T : unmanaged, ILane<T> =>
        Squares(ref First(values), values.Length, T.Width, anchor, offset);

    /// <summary>Sum of ((value - anchor) - offset) squared. Value i lies <paramref name="stride"/> x i numbers after the first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Squares<T>(ref double first, int length, int stride, T anchor, T offset) where T : unmanaged, ILane<T> =>
        Reduce<T, SquareTerm<T>, Joining.Plus<T>>(ref first, length, stride, new(anchor, offset), 0);

    /// <summary>Sum of |value - center|.</summary>
    public static T Distances<T>(ReadOnlySpan<T> values, T center) where T : unmanaged, ILane<T> =>
        Distances(ref First(values), values.Length, T.Width, center);

    /// <summary>Sum of |value - center|. Value i lies <paramref name="stride"/> x i numbers after the first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Distances<T>(ref double first, int length, int stride, T center) where T : unmanaged, ILane<T> =>
        Reduce<T, DistanceTerm<T>, Joining.Plus<T>>(ref first, length, stride, new(center), 0);

    /// <summary>The largest value.</summary>
    public static T Highest<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        Highest<T>(ref First(values), values.Length, T.Width);

    /// <summary>The largest value. Value i lies <paramref name="stride"/> x i numbers after the first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Highest<T>(ref double first, int length, int stride) where T : unmanaged, ILane<T> =>
        Reduce<T, SameTerm<T>, Joining.Larger<T>>(ref first, length, stride, default, double.NegativeInfinity);

    /// <summary>The smallest value.</summary>
    public static T Lowest<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        Lowest<T>(ref First(values), values.Length, T.Width);

    /// <summary>The smallest value. Value i lies <paramref name="stride"/> x i numbers after the first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Lowest<T>(ref double first, int length, int stride) where T : unmanaged, ILane<T> =>
        Reduce<T, SameTerm<T>, Joining.Smaller<T>>(ref first, length, stride, default, double.PositiveInfinity);

    private static ref double First<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        ref Unsafe.As<T, double>(ref MemoryMarshal.GetReference(values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reduce<T, TTerm, TJoin>(ref double first, int length, int stride, TTerm term, T neutral)
        where T : unmanaged, ILane<T>
        where TTerm : struct, ITerm<T>
        where TJoin : struct, Joining.IJoin<T>
    {
        T s0 = neutral, s1 = neutral, s2 = neutral, s3 = neutral;
        var i = 0;
        for (; i <= length - 4; i += 4)
        {
            s0 = TJoin.Join(s0, term.Of(At<T>(ref first, 0, stride)));
            s1 = TJoin.Join(s1, term.Of(At<T>(ref first, 1, stride)));
            s2 = TJoin.Join(s2, term.Of(At<T>(ref first, 2, stride)));
            s3 = TJoin.Join(s3, term.Of(At<T>(ref first, 3, stride)));
            first = ref Unsafe.Add(ref first, 4 * stride);
        }
        var rest = length - i;
        if (rest > 0)
            s0 = TJoin.Join(s0, term.Of(At<T>(ref first, 0, stride)));
        if (rest > 1)
            s1 = TJoin.Join(s1, term.Of(At<T>(ref first, 1, stride)));
        if (rest > 2)
            s2 = TJoin.Join(s2, term.Of(At<T>(ref first, 2, stride)));
        return TJoin.Join(TJoin.Join(s0, s2), TJoin.Join(s1, s3));
    }

    // as Sliding forms it: the newer half and the older half
    private static T Tree<T>(ref double first, int count, int stride) where T : unmanaged, ILane<T>
    {
        if (count == 1)
            return At<T>(ref first, 0, stride);
        if (count == 2)
            return At<T>(ref first, 1, stride) + At<T>(ref first, 0, stride);
        var half = count / 2;
        return Tree<T>(ref Unsafe.Add(ref first, half * stride), half, stride) + Tree<T>(ref first, half, stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At<T>(ref double first, int index, int stride) where T : unmanaged, ILane<T> =>
        Unsafe.As<double, T>(ref Unsafe.Add(ref first, index * stride));

    private interface ITerm<T>
    {
        T Of(T value);
    }

    private readonly struct SameTerm<T> : ITerm<T> where T : unmanaged, ILane<T>
    {
        public T Of(T value) => value;
    }

    private readonly struct OffsetTerm<T>(T anchor) : ITerm<T> where T : unmanaged, ILane<T>
    {
        private readonly T _anchor = anchor;

        public T Of(T value) => value - _anchor;
    }

    private readonly struct SquareTerm<T>(T anchor, T offset) : ITerm<T> where T : unmanaged, ILane<T>
    {
        private readonly T _anchor = anchor;
        private readonly T _offset = offset;

        public T Of(T value)
        {
            var distance = value - _anchor - _offset;
            return distance * distance;
        }
    }

    private readonly struct DistanceTerm<T>(T center) : ITerm<T> where T : unmanaged, ILane<T>
    {
        private readonly T _center = center;

        public T Of(T value) => T.Abs(value - _center);
    }
}
