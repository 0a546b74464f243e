using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Indicators;

/// <summary>
/// Sums and extremes over a window, in one fixed order for every lane type: eight partial results (value i goes to
/// number i mod 8) joined as a tree. Eight independent chains keep the processor busy, and one order gives one result.
/// </summary>
internal static class WindowSums
{
    /// <summary>Number of readable values that must follow the values of a window: they are loaded, never used.</summary>
    public const int Slack = 7;

    /// <summary>Sum of (value - anchor).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Offsets<T>(ReadOnlySpan<T> values, T anchor) where T : unmanaged, ILane<T> =>
        IsScalar<T>()
            ? ReduceScalars<T, OffsetTerm<FourLanes>, Plus<FourLanes>>(values, new(Value(anchor)), 0)
            : Reduce<T, OffsetTerm<T>, Plus<T>>(values, new(anchor), 0);

    /// <summary>Sum of ((value - anchor) - offset) squared.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Squares<T>(ReadOnlySpan<T> values, T anchor, T offset) where T : unmanaged, ILane<T> =>
        IsScalar<T>()
            ? ReduceScalars<T, SquareTerm<FourLanes>, Plus<FourLanes>>(values, new(Value(anchor), Value(offset)), 0)
            : Reduce<T, SquareTerm<T>, Plus<T>>(values, new(anchor, offset), 0);

    /// <summary>Sum of |value - center|.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Distances<T>(ReadOnlySpan<T> values, T center) where T : unmanaged, ILane<T> =>
        IsScalar<T>()
            ? ReduceScalars<T, DistanceTerm<FourLanes>, Plus<FourLanes>>(values, new(Value(center)), 0)
            : Reduce<T, DistanceTerm<T>, Plus<T>>(values, new(center), 0);

    /// <summary>The largest value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Highest<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        IsScalar<T>()
            ? ReduceScalars<T, SameTerm<FourLanes>, Larger<FourLanes>>(values, default, double.NegativeInfinity)
            : Reduce<T, SameTerm<T>, Larger<T>>(values, default, double.NegativeInfinity);

    /// <summary>The smallest value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Lowest<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T> =>
        IsScalar<T>()
            ? ReduceScalars<T, SameTerm<FourLanes>, Smaller<FourLanes>>(values, default, double.PositiveInfinity)
            : Reduce<T, SameTerm<T>, Smaller<T>>(values, default, double.PositiveInfinity);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reduce<T, TTerm, TJoin>(ReadOnlySpan<T> values, TTerm term, T neutral)
        where T : unmanaged, ILane<T>
        where TTerm : struct, ITerm<T>
        where TJoin : struct, IJoin<T>
    {
        T s0 = neutral, s1 = neutral, s2 = neutral, s3 = neutral, s4 = neutral, s5 = neutral, s6 = neutral, s7 = neutral;
        ref var first = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= values.Length - 8; i += 8)
        {
            s0 = TJoin.Join(s0, term.Of(Unsafe.Add(ref first, i)));
            s1 = TJoin.Join(s1, term.Of(Unsafe.Add(ref first, i + 1)));
            s2 = TJoin.Join(s2, term.Of(Unsafe.Add(ref first, i + 2)));
            s3 = TJoin.Join(s3, term.Of(Unsafe.Add(ref first, i + 3)));
            s4 = TJoin.Join(s4, term.Of(Unsafe.Add(ref first, i + 4)));
            s5 = TJoin.Join(s5, term.Of(Unsafe.Add(ref first, i + 5)));
            s6 = TJoin.Join(s6, term.Of(Unsafe.Add(ref first, i + 6)));
            s7 = TJoin.Join(s7, term.Of(Unsafe.Add(ref first, i + 7)));
        }
        var rest = values.Length - i;
        if (rest > 0)
            s0 = TJoin.Join(s0, term.Of(Unsafe.Add(ref first, i)));
        if (rest > 1)
            s1 = TJoin.Join(s1, term.Of(Unsafe.Add(ref first, i + 1)));
        if (rest > 2)
            s2 = TJoin.Join(s2, term.Of(Unsafe.Add(ref first, i + 2)));
        if (rest > 3)
            s3 = TJoin.Join(s3, term.Of(Unsafe.Add(ref first, i + 3)));
        if (rest > 4)
            s4 = TJoin.Join(s4, term.Of(Unsafe.Add(ref first, i + 4)));
        if (rest > 5)
            s5 = TJoin.Join(s5, term.Of(Unsafe.Add(ref first, i + 5)));
        if (rest > 6)
            s6 = TJoin.Join(s6, term.Of(Unsafe.Add(ref first, i + 6)));
        return TJoin.Join(
            TJoin.Join(TJoin.Join(s0, s4), TJoin.Join(s2, s6)),
            TJoin.Join(TJoin.Join(s1, s5), TJoin.Join(s3, s7)));
    }

    // The same partial results in two registers: 0..3 in one, 4..7 in the other. Reads up to Slack values past the end.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ReduceScalars<T, TTerm, TJoin>(ReadOnlySpan<T> values, TTerm term, FourLanes neutral)
        where T : unmanaged, ILane<T>
        where TTerm : struct, ITerm<FourLanes>
        where TJoin : struct, IJoin<FourLanes>
    {
        var (low, high) = (neutral, neutral);
        ref var first = ref Unsafe.As<T, double>(ref MemoryMarshal.GetReference(values));
        var i = 0;
        for (; i <= values.Length - 8; i += 8)
        {
            low = TJoin.Join(low, term.Of(FourLanes.Load(ref first, i)));
            high = TJoin.Join(high, term.Of(FourLanes.Load(ref first, i + 4)));
        }
        var rest = values.Length - i;
        if (rest > 0)
            low = FourLanes.IfFirst(rest, TJoin.Join(low, term.Of(FourLanes.Load(ref first, i))), low);
        if (rest > 4)
            high = FourLanes.IfFirst(rest - 4, TJoin.Join(high, term.Of(FourLanes.Load(ref first, i + 4))), high);
        var s = TJoin.Join(low, high);
        var result = TJoin.Join(
            TJoin.Join(FourLanes.Lane(s, 0), FourLanes.Lane(s, 2)),
            TJoin.Join(FourLanes.Lane(s, 1), FourLanes.Lane(s, 3)));
        return FourLanes.Lane(result, 0);
    }

    private static bool IsScalar<T>() => false;

    private static double Value<T>(T lane) where T : unmanaged, ILane<T> => T.Lane(lane, 0);

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
