namespace MarketMaster.Indicators;

/// <summary>The stop of a parabolic SAR: where it is, on which side, and how fast it closes in.</summary>
/// <typeparam name="T">A lane type.</typeparam>
internal struct ParabolicStop<T>(double acceleration, double maximum) where T : unmanaged, ILane<T>
{
    private readonly T _acceleration = Math.Min(acceleration, maximum);
    private readonly T _growth = acceleration;
    private readonly T _maximum = maximum;
    private T _direction;
    private T _stop;
    private T _extreme;
    private T _factor;

    /// <summary>Takes the first two bars.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(in Candle<T> bar, in Candle<T> previous)
    {
        var fall = previous.Low - bar.Low;
        _direction = T.IfGreater(fall, T.Max(bar.High - previous.High, 0), -1, 1);
        _extreme = T.IfGreater(_direction, 0, bar.High, bar.Low);
        _stop = T.IfGreater(_direction, 0, previous.Low, previous.High);
        _factor = _acceleration;
    }

    /// <summary>Gives the stop and its direction on a bar and moves them on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ParabolicSarOutput<T> Move(in Candle<T> bar, in Candle<T> previous)
    {
        // the two sides are mirror images: a price times the direction lets one formula serve both
        var top = T.IfGreater(_direction, 0, bar.High, -bar.Low);
        var bottom = T.IfGreater(_direction, 0, bar.Low, -bar.High);
        var highest = T.Max(top, T.IfGreater(_direction, 0, previous.High, -previous.Low));
        var lowest = T.Min(bottom, T.IfGreater(_direction, 0, previous.Low, -previous.High));
        var (stop, extreme) = (_direction * _stop, _direction * _extreme);
        var turned = T.Max(extreme, highest);
        var reach = T.Max(extreme, top);
        var factor = T.IfGreater(top, extreme, T.Min(_factor + _growth, _maximum), _factor);
        var next = T.Min(stop + factor * (reach - stop), lowest);
        var turnedNext = T.Max(turned + _acceleration * (bottom - turned), highest);
        var now = _direction * T.IfGreater(bottom, stop, stop, turned);
        _factor = T.IfGreater(bottom, stop, factor, _acceleration);
        _extreme = _direction * T.IfGreater(bottom, stop, reach, bottom);
        _stop = _direction * T.IfGreater(bottom, stop, next, turnedNext);
        _direction = T.IfGreater(bottom, stop, _direction, -_direction);
        return new(now, _direction);
    }
}
