namespace MarketMaster.Indicators;

/// <summary>Wilder's average (smoothing factor 1/period) of values of one sign, seeded by the mean of the first <c>period</c> values.</summary>
/// <typeparam name="T">A lane type.</typeparam>
/// <param name="period">Period; at least 1.</param>
public struct WilderMean<T>(int period) where T : unmanaged, ILane<T>
{
    private readonly T _keep = Keep(period);
    private readonly T _take = Take(period);
    private T _mean;
    private T _seen;
    private int _missing = period;

    /// <summary>The weight of the old average.</summary>
    public static double Keep(int period) => (period - 1.0) / period;

    /// <summary>The weight of a new value.</summary>
    public static double Take(int period) => 1.0 / period;

    /// <summary>The average as it stands; the sum so far until it is ready.</summary>
    public readonly T Mean => _mean;

    /// <summary>Whether as many values came in as the seed needs.</summary>
    public readonly bool IsReady => _missing == 0;

    /// <summary>Takes a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The average; NaN until <c>period</c> values came in.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Push(in T value)
    {
        if (_missing == 0)
            return _mean = _mean * _keep + value * _take;
        _mean += value;
        _seen += 1;
        return --_missing > 0 ? double.NaN : _mean /= _seen;
    }
}
