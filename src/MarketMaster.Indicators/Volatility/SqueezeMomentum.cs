namespace MarketMaster.Indicators;

/// <summary>The end of the regression line through the distances of the close from the middle of its range and mean.</summary>
/// <remarks>
/// Kept twofold: after a spike the weights of equal distances add up to 0, and what is left is far below their last digit.
/// </remarks>
/// <typeparam name="T">A lane type.</typeparam>
/// <param name="period">Bars of all windows.</param>
internal struct SqueezeMomentum<T>(int period) where T : unmanaged, ILane<T>
{
    private readonly int _period = period;
    private PriceRange<T> _range = new(period);
    private Window<T> _high = new(period);
    private Window<T> _low = new(period);

    /// <summary>Takes a bar, after the window of closes did; NaN until all windows are full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Push(in Candle<T> bar, in Window<T> closes)
    {
        var (isReady, highest, lowest) = _range.Push(bar);
        if (!isReady)
            return double.NaN;
        // close - ((highest + lowest)/2 + mean)/2, from distances to the close
        var below = default(Twofold<T>);
        foreach (var close in closes.Values)
            below += Twofold<T>.Difference(bar.Close, close);
        var distance = (Twofold<T>.Difference(bar.Close, highest) + Twofold<T>.Difference(bar.Close, lowest)) * 0.25 + below / (2.0 * _period);
        _high.Push(distance.High);
        return _low.Push(distance.Low) ? LineEnd() : double.NaN;
    }

    // value i of n has the weight 6i + 4 - 2n; the sum of i times value i is that of the sums from each i on
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T LineEnd()
    {
        var high = _high.Values;
        var low = _low.Values;
        Twofold<T> sum = default, ranked = default;
        for (var i = high.Length - 1; i > 0; i--)
        {
            sum += new Twofold<T>(high[i], low[i]);
            ranked += sum;
        }
        sum += new Twofold<T>(high[0], low[0]);
        return ((ranked * 6 + sum * (4.0 - 2.0 * _period)) / (_period * (_period + 1.0))).High;
    }
}
