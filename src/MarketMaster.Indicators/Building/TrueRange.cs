namespace MarketMaster.Indicators;

/// <summary>True range: the largest of high - low, |high - previous close| and |low - previous close| (Wilder, 1978).</summary>
public static class TrueRange
{
    /// <summary>The true range of a bar.</summary>
    /// <typeparam name="T">A lane type.</typeparam>
    /// <param name="bar">The bar.</param>
    /// <param name="previousClose">Close of the bar before.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(in Candle<T> bar, T previousClose) where T : unmanaged, ILane<T> =>
        T.Max(bar.High - bar.Low, T.Max(T.Abs(bar.High - previousClose), T.Abs(bar.Low - previousClose)));
}
