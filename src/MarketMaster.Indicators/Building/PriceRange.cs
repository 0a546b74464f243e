namespace MarketMaster.Indicators;

/// <summary>Highest high and lowest low of the last bars.</summary>
/// <typeparam name="T">A lane type.</typeparam>
/// <param name="period">Number of bars; at least 1.</param>
public struct PriceRange<T>(int period) where T : unmanaged, ILane<T>
{
    private Sliding<T, Joining.Larger<T>> _highs = new(period);
    private Sliding<T, Joining.Smaller<T>> _lows = new(period);

    /// <summary>Takes a bar and gives the extremes of the window.</summary>
    /// <param name="bar">The next bar.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Extremes Push(in Candle<T> bar)
    {
        var high = _highs.Push(bar.High);
        var low = _lows.Push(bar.Low);
        return _lows.IsFull ? new(true, high, low) : default;
    }

    /// <summary>The extremes, once the window is full.</summary>
    /// <param name="IsReady">Whether as many bars came in as the window holds; the extremes are 0 before.</param>
    /// <param name="High">Highest high.</param>
    /// <param name="Low">Lowest low.</param>
    public readonly record struct Extremes(bool IsReady, T High, T Low);
}
