namespace MarketMaster.Indicators;

/// <summary>Change of the relative strength gain/(gain + loss) since the bar before, computed as such: the difference of two strengths would round small changes away.</summary>
/// <typeparam name="T">A lane type.</typeparam>
/// <param name="period">Period of Wilder's averages; at least 1.</param>
internal struct StrengthChange<T>(int period) where T : unmanaged, ILane<T>
{
    private readonly int _period = period;
    private WilderMean<T> _gain = new(period);
    private WilderMean<T> _loss = new(period);
    private T _previous;
    private T _up;
    private T _down;
    private bool _started;

    /// <summary>The change; 0 on the first bar with a strength.</summary>
    public T Change { get; private set; }

    /// <summary>Takes a value.</summary>
    /// <returns>Whether there is a strength.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Push(T value)
    {
        var change = value - _previous;
        _previous = value;
        if (!_started)
        {
            _started = true;
            return false;
        }
        var (up, down, hadStrength) = (_up, _down, _gain.IsReady);
        _up = _gain.Push(T.Max(change, 0));
        _down = _loss.Push(T.Max(-change, 0));
        if (hadStrength)
            Change = From(up, down, T.Max(change, 0), T.Max(-change, 0));
        return _gain.IsReady;
    }

    // up'/(up' + down') - up/(up + down), where up' = up + (gain - up)/period; one half where nothing has moved
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T From(T up, T down, T gain, T loss)
    {
        var both = up + down;
        var towards = T.IfEqual(both, 0, (gain - loss) / 2, down / both * gain - up / both * loss);
        return T.IfEqual(towards, 0, 0, towards / ((_up + _down) * _period));
    }
}
