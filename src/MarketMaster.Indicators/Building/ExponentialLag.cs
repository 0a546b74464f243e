namespace MarketMaster.Indicators;

/// <summary>
/// An exponential average that is told changes and gives its distance from the newest value: averages of averages keep
/// all digits at any price level, because the change of one stage is the input of the next.
/// </summary>
/// <typeparam name="T">A lane type.</typeparam>
internal struct ExponentialLag<T> where T : unmanaged, ILane<T>
{
    private readonly T _keep;
    private readonly T _take;
    private T _seen;
    private int _missing;

    private ExponentialLag(int seed, double keep, double take) => (_missing, _keep, _take) = (seed, keep, take);

    /// <summary>Whether as many values came in as the seed needs.</summary>
    public readonly bool IsReady => _missing == 0;

    /// <summary>The average minus the newest value, once ready.</summary>
    public T Lag { get; private set; }

    /// <summary>Change of the average since the bar before, from the bar after the first ready one.</summary>
    public T Change { get; private set; }

    /// <summary>Smoothing factor 2/(period + 1), seeded by the mean of the first values.</summary>
    public static ExponentialLag<T> Ema(int period) => new(period, (period - 1.0) / (period + 1.0), 2.0 / (period + 1.0));

    /// <summary>Smoothing factor 2/(period + 1), starting at the first value.</summary>
    public static ExponentialLag<T> FromFirst(int period) => new(1, (period - 1.0) / (period + 1.0), 2.0 / (period + 1.0));

    /// <summary>Smoothing factor 1/period, seeded by the mean of the first values.</summary>
    public static ExponentialLag<T> Wilder(int period) => new(period, (period - 1.0) / period, 1.0 / period);

    /// <summary>Takes the change of the input since the bar before; for the first value any finite number will do.</summary>
    /// <returns>Whether there is an average.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Push(T change)
    {
        if (_missing == 0)
        {
            Change = _take * (change - Lag);
            Lag = _keep * (Lag - change);
            return true;
        }
        // until the seed, Lag is the sum of (earlier value - newest value)
        Lag -= change * _seen;
        _seen += 1;
        if (--_missing > 0)
            return false;
        Lag /= _seen;
        return true;
    }
}
