namespace MarketMaster.Indicators;

/// <summary>
/// Exponential moving average with smoothing factor 2/(period + 1), seeded by the mean of the first <c>period</c> values.
/// </summary>
/// <remarks>
/// Held as the distance of the average from the newest value. That distance obeys lag' = c (lag - change), so a large
/// offset of the prices costs no digits: at 1e9 with changes of 0.01 the difference of two averages stays exact.
/// </remarks>
/// <typeparam name="T">A lane type.</typeparam>
/// <param name="period">Period; at least 1.</param>
public struct ExponentialMean<T>(int period) where T : unmanaged, ILane<T>
{
    private readonly T _keep = Keep(period);
    private T _last;
    private T _lag;
    private T _seen;
    private int _missing = period;

    /// <summary>What remains of the lag after a bar without change.</summary>
    public static double Keep(int period) => (period - 1.0) / (period + 1.0);

    /// <summary>Whether as many values came in as the seed needs.</summary>
    public readonly bool IsReady => _missing == 0;

    /// <summary>The average minus the newest value; NaN until <c>period</c> values came in.</summary>
    public readonly T Lag => _missing == 0 ? _lag : double.NaN;

    /// <summary>Takes a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The average; NaN until <c>period</c> values came in.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Push(in T value)
    {
        var change = value - _last;
        _last = value;
        return Push(value, change);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T Push(T value, T change)
    {
        if (_missing == 0)
        {
            _lag = _keep * (_lag - change);
            return value + _lag;
        }
        // until the seed, _lag is the sum of (earlier value - newest value)
        _lag -= change * _seen;
        _seen += 1;
        if (--_missing > 0)
            return double.NaN;
        _lag /= _seen;
        return value + _lag;
    }
}
