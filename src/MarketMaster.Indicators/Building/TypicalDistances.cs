namespace MarketMaster.Indicators;

/// <summary>
/// Typical prices (high + low + close)/3 of the last bars as distances from the newest one: a large offset of the prices
/// costs no digits, and equal bars differ by exactly 0.
/// </summary>
/// <typeparam name="T">A lane type.</typeparam>
/// <param name="length">Number of bars; at least 1.</param>
internal struct TypicalDistances<T>(int length) where T : unmanaged, ILane<T>
{
    private readonly T[] _distances = new T[length];
    private Window<T> _closes = new(length);
    private Window<T> _rests = new(length);

    /// <summary>Typical price minus close of the newest bar.</summary>
    public readonly T Rest => _rests.Newest;

    /// <summary>Takes a bar; tells whether the window is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Push(in Candle<T> bar)
    {
        _closes.Push(bar.Close);
        return _rests.Push(RestOf(bar));
    }

    /// <summary>Typical price minus close of a bar.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T RestOf(in Candle<T> bar) => (bar.High - bar.Close + (bar.Low - bar.Close)) * (1.0 / 3);

    /// <summary>The distances, oldest first; written anew on each call.</summary>
    public readonly ReadOnlySpan<T> Values()
    {
        var closes = _closes.Values;
        var rests = _rests.Values;
        for (var i = 0; i < _distances.Length; i++)
            _distances[i] = closes[i] - _closes.Newest + (rests[i] - _rests.Newest);
        return _distances;
    }
}
