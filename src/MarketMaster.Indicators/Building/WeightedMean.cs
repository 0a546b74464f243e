namespace MarketMaster.Indicators;

/// <summary>Linearly weighted average of the last values: weight 1 for the oldest, the number of values for the newest.</summary>
/// <typeparam name="T">A lane type.</typeparam>
/// <param name="length">Number of values; at least 1.</param>
internal struct WeightedMean<T>(int length) where T : unmanaged, ILane<T>
{
    private readonly T _weights = length * (length + 1.0) / 2;
    private Window<T> _window = new(length);

    /// <summary>Whether as many values came in as are averaged.</summary>
    public readonly bool IsReady => _window.IsFull;

    /// <summary>Takes a value and gives the average minus that value, NaN until ready.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T PushOffset(T value) => _window.Push(value) ? Totals.Ranked(_window.Values, value) / _weights : double.NaN;
}
