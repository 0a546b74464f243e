namespace MarketMaster.Indicators;

/// <summary>
/// Sums and extremes over a window, in one fixed order for every lane type: eight partial results (value i goes to
/// number i mod 8) joined as a tree. Eight independent chains keep the processor busy, and one order gives one result.
/// </summary>
internal static class WindowSums
{
    /// <summary>Sum of (value - anchor).</summary>
    public static T Offsets<T>(ReadOnlySpan<T> values, T anchor) where T : unmanaged, ILane<T> =>
        Reduce<T, OffsetTerm<T>, Plus<T>>(values, new(anchor), 0);

    /// <summary>Sum of ((value - anchor) - offset) squared.</summary>
    public static T Squares<T>(ReadOnlySpan<T> values, T anchor, T offset) where T : unmanaged, ILane<T> =>
        Reduce<T, SquareTerm<T>, Plus<T>>(values, new(anchor, offset), 0);

    /// <summary>Sum of |value - center|.</summary>
    public static T Distances<T>(ReadOnlySpan<T> values, T center) where T : unmanaged, ILane<T> =>
        Reduce<T, DistanceTerm<T>, Plus<T>>(values, new(center), 0);

    /// <summary>The largest value.</summary>
    public static T Highest<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        Reduce<T, SameTerm<T>, Larger<T>>(values, default, double.NegativeInfinity);

    /// <summary>The smallest value.</summary>
    public static T Lowest<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        Reduce<T, SameTerm<T>, Smaller<T>>(values, default, double.PositiveInfinity);

    private static T Reduce<T, TTerm, TJoin>(ReadOnlySpan<T> values, TTerm term, T neutral)
        where T : unmanaged, ILane<T>
        where TTerm : struct, ITerm<T>
        where TJoin : struct, IJoin<T>
    {
        T s0 = neutral, s1 = neutral, s2 = neutral, s3 = neutral, s4 = neutral, s5 = neutral, s6 = neutral, s7 = neutral;
        while (values.Length >= 8)
        {
            s0 = TJoin.Join(s0, term.Of(values[0]));
            s1 = TJoin.Join(s1, term.Of(values[1]));
            s2 = TJoin.Join(s2, term.Of(values[2]));
            s3 = TJoin.Join(s3, term.Of(values[3]));
            s4 = TJoin.Join(s4, term.Of(values[4]));
            s5 = TJoin.Join(s5, term.Of(values[5]));
            s6 = TJoin.Join(s6, term.Of(values[6]));
            s7 = TJoin.Join(s7, term.Of(values[7]));
            values = values[8..];
        }
        if (values.Length > 0)
            s0 = TJoin.Join(s0, term.Of(values[0]));
        if (values.Length > 1)
            s1 = TJoin.Join(s1, term.Of(values[1]));
        if (values.Length > 2)
            s2 = TJoin.Join(s2, term.Of(values[2]));
        if (values.Length > 3)
            s3 = TJoin.Join(s3, term.Of(values[3]));
        if (values.Length > 4)
            s4 = TJoin.Join(s4, term.Of(values[4]));
        if (values.Length > 5)
            s5 = TJoin.Join(s5, term.Of(values[5]));
        if (values.Length > 6)
            s6 = TJoin.Join(s6, term.Of(values[6]));
        return TJoin.Join(
            TJoin.Join(TJoin.Join(s0, s4), TJoin.Join(s2, s6)),
            TJoin.Join(TJoin.Join(s1, s5), TJoin.Join(s3, s7)));
    }

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

    private readonly struct Plus<T> : IJoin<T> where T : unmanaged, ILane<T>
    {
        public static T Join(T left, T right) => left + right;
    }

    private readonly struct Larger<T> : IJoin<T> where T : unmanaged, ILane<T>
    {
        public static T Join(T left, T right) => T.Max(left, right);
    }

    private readonly struct Smaller<T> : IJoin<T> where T : unmanaged, ILane<T>
    {
        public static T Join(T left, T right) => T.Min(left, right);
    }
}
