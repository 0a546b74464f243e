using System.Runtime.CompilerServices;

namespace MarketMaster.Indicators;

/// <summary>True range: the largest of high - low, |high - previous close| and |low - previous close| (Wilder, 1978).</summary>
internal static class TrueRange
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(in Candle<T> bar, T previousClose) where T : unmanaged, ILane<T> =>
        T.Max(bar.High - bar.Low, T.Max(T.Abs(bar.High - previousClose), T.Abs(bar.Low - previousClose)));
}
