namespace MarketMaster.Indicators;

/// <summary>The bands that a SuperTrend carries on, and the side it is on.</summary>
/// <typeparam name="T">A lane type.</typeparam>
internal struct SuperTrendBands<T> where T : unmanaged, ILane<T>
{
    private T _upper;
    private T _lower;
    private T _direction;
    private bool _started;

    /// <summary>Carries the bands to the next bar: they only move towards the price, until it closes beyond them.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="previous">Close of the bar before.</param>
    /// <param name="reach">Distance of the bands from the middle of the bar.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SuperTrendOutput<T> Push(in Candle<T> bar, T previous, T reach)
    {
        var middle = (bar.High + bar.Low) * 0.5;
        var (upper, lower) = (middle + reach, middle - reach);
        if (!_started)
            (_upper, _lower, _direction, _started) = (upper, lower, T.IfGreater(middle, bar.Close, -1, 1), true);
        _upper = T.IfGreater(previous, _upper, upper, T.Min(_upper, upper));
        _lower = T.IfGreater(_lower, previous, lower, T.Max(_lower, lower));
        // both answers are ready before the direction is: it is what the next bar waits for
        _direction = T.IfGreater(_direction, 0, T.IfGreater(bar.Close, _lower, 1, -1), T.IfGreater(bar.Close, _upper, 1, -1));
        return new(T.IfGreater(_direction, 0, _lower, _upper), _direction);
    }
}
