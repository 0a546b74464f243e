namespace MarketMaster.Indicators;

/// <summary>Wilder's directional movements, decaying sums, and the average of the index that they give.</summary>
/// <typeparam name="T">A lane type.</typeparam>
/// <param name="period">Period; at least 2.</param>
internal struct DirectionalMovement<T>(int period) where T : unmanaged, ILane<T>
{
    private readonly T _keep = WilderMean<T>.Keep(period);
    private readonly T _take = WilderMean<T>.Take(period);
    private readonly T _period = period;
    private T _average;
    private int _unseeded = period - 1;
    private int _unaveraged = period;

    /// <summary>Sum of the movements up.</summary>
    public T Plus { get; private set; }

    /// <summary>Sum of the movements down.</summary>
    public T Minus { get; private set; }

    /// <summary>Whether the sums hold what their seed needs: the next bar gives an index.</summary>
    public readonly bool IsSeeded => _unseeded == 0;

    /// <summary>Takes how far the high rose and the low fell since the bar before; gives the average directional index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Push(T up, T down)
    {
        if (_unseeded > 0)
        {
            _unseeded--;
            Plus += Movement(up, down);
            Minus += Movement(down, up);
            return double.NaN;
        }
        Plus = Plus * _keep + Movement(up, down);
        Minus = Minus * _keep + Movement(down, up);
        var index = Index();
        if (_unaveraged == 0)
            return _average = T.IfGreater(0, index, _average, T.Min(100, _average * _keep + index * _take)); // 100s may average to just above 100
        _average += T.Max(index, 0);
        return --_unaveraged > 0 ? double.NaN : _average = T.Min(100, _average / _period);
    }

    // how far the bar went one way, where it went less the other way
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Movement(T way, T other) => T.IfGreater(way, other, T.Max(way, 0), 0);

    // 0 to 100; -1 where nothing has moved
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T Index()
    {
        var both = Plus + Minus;
        return T.IfEqual(both, 0, -1, 100 * (T.Abs(Plus - Minus) / both));
    }
}
