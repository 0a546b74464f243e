using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Indicators;

/// <summary>
/// Sum of the distances of a window's values from one of them, and sum of the squares, in one pass and in the order of
/// <see cref="WindowSums"/>.
/// </summary>
/// <remarks>
/// The variance that follows, (squares - sum²/n)/n, loses no more than a factor n in precision, however large the values are: the
/// anchor is one of the values, so that its own distance from the mean is part of the variance.
/// </remarks>
internal static class WindowMoments
{
    /// <summary>Windows longer than this are worth a second pass: the factor is as large as the window is long.</summary>
    public const int Longest = 1000;

    /// <summary>The population variance from the sums; <paramref name="share"/> is 1/n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Variance<T>(T sum, T squares, T share) where T : unmanaged, ILane<T> => T.Max(0, squares - sum * (sum * share)) * share;

    /// <summary>The sums over values of the lane type side by side.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Of<T>(ReadOnlySpan<T> values, T anchor, out T sum, out T squares) where T : unmanaged, ILane<T> =>
        Of<T, T>(ref Unsafe.As<T, double>(ref MemoryMarshal.GetReference(values)), values.Length, anchor, out sum, out squares);

    /// <summary>The sums. Value i lies as many numbers after the first as i values of <typeparamref name="TStride"/> hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<T, TStride>(ref double first, int length, T anchor, out T sum, out T squares)
        where T : unmanaged, ILane<T>
        where TStride : unmanaged, ILane<TStride>
    {
        T s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        T q0 = 0, q1 = 0, q2 = 0, q3 = 0;
        var i = 0;
        if (typeof(T) == typeof(Scalar) && Vector256.IsHardwareAccelerated)
        {
            // the four partial results of single values are the lanes of one register
            FourLanes s = 0, q = 0, from = Unsafe.BitCast<T, double>(anchor);
            for (; i <= length - 4; i += 4, first = ref Unsafe.Add(ref first, 4))
            {
                var distance = Unsafe.As<double, FourLanes>(ref first) - from;
                s += distance;
                q += distance * distance;
            }
            (s0, s1, s2, s3) = (s[0], s[1], s[2], s[3]);
            (q0, q1, q2, q3) = (q[0], q[1], q[2], q[3]);
        }
        for (; i <= length - 4; i += 4, first = ref Unsafe.Add(ref first, 4 * TStride.Width))
        {
            Add<T, TStride>(ref first, 0, anchor, ref s0, ref q0);
            Add<T, TStride>(ref first, 1, anchor, ref s1, ref q1);
            Add<T, TStride>(ref first, 2, anchor, ref s2, ref q2);
            Add<T, TStride>(ref first, 3, anchor, ref s3, ref q3);
        }
        var rest = length & 3;
        if (rest > 0)
            Add<T, TStride>(ref first, 0, anchor, ref s0, ref q0);
        if (rest > 1)
            Add<T, TStride>(ref first, 1, anchor, ref s1, ref q1);
        if (rest > 2)
            Add<T, TStride>(ref first, 2, anchor, ref s2, ref q2);
        sum = s0 + s2 + (s1 + s3);
        squares = q0 + q2 + (q1 + q3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T, TStride>(ref double first, int index, T anchor, ref T sum, ref T squares)
        where T : unmanaged, ILane<T>
        where TStride : unmanaged, ILane<TStride>
    {
        var distance = Unsafe.As<double, T>(ref Unsafe.Add(ref first, index * TStride.Width)) - anchor;
        sum += distance;
        squares += distance * distance;
    }
}
