using System.Runtime.CompilerServices;

namespace MarketMaster.Indicators;

/// <summary>The bands that a SuperTrend carries on, and the side it is on.</summary>
/// <typeparam name="T">A lane type.</typeparam>
internal struct SuperTrendBands<T> where T : unmanaged, ILane<T>
{
    private T _upper;
    private T _lower;
    private T _direction;

    public void Start(T upper, T lower, T direction) => (_upper, _lower, _direction) = (upper, lower, direction);

    /// <summary>Carries the bands to the next bar: they only move towards the price, until it closes beyond them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SuperTrendOutput<T> Push(T close, T previous, T upper, T lower)
    {
        _upper = T.IfGreater(_upper, upper, upper, T.IfGreater(previous, _upper, upper, _upper));
        _lower = T.IfGreater(lower, _lower, lower, T.IfGreater(_lower, previous, lower, _lower));
        var band = T.IfGreater(_direction, 0, _lower, _upper);
        _direction = T.IfGreater(close, band, 1, -1);
        return new(T.IfGreater(_direction, 0, _lower, _upper), _direction);
    }
}
