namespace MarketMaster.Indicators;

/// <summary>Change since the previous value, as a fraction of it: (value - previous)/previous; NaN where the previous value is 0.</summary>
/// <typeparam name="T">A lane type.</typeparam>
internal struct RelativeChange<T> : IStep<T, T> where T : unmanaged, ILane<T>
{
    private T _previous;
    private bool _started;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Push(in T value)
    {
        var previous = _previous;
        _previous = value;
        if (_started)
            return Of(value, previous);
        _started = true;
        return double.NaN;
    }

    /// <summary>The change from one value to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of(T value, T previous) => T.IfEqual(previous, 0, double.NaN, (value - previous) / previous);
}
