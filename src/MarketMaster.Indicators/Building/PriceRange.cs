namespace MarketMaster.Indicators;

/// <summary>Highest high and lowest low of the last bars.</summary>
/// <typeparam name="T">A lane type.</typeparam>
/// <param name="period">Number of bars; at least 1.</param>
internal struct PriceRange<T>(int period) where T : unmanaged, ILane<T>
{
    private Window<T> _highs = new(period);
    private Window<T> _lows = new(period);

    /// <summary>Takes a bar and gives the extremes of the window.</summary>
    public Extremes Push(in Candle<T> bar)
    {
        _highs.Push(bar.High);
        return _lows.Push(bar.Low) ? new(true, _highs.Highest(), _lows.Lowest()) : default;
    }

    /// <summary>The extremes, once the window is full.</summary>
    public readonly record struct Extremes(bool IsReady, T High, T Low);
}
