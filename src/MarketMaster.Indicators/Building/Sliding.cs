namespace MarketMaster.Indicators;

/// <summary>
/// Sum, maximum or minimum of the last values in a number of operations that grows with the logarithm of their count, and
/// yet of those values alone: nothing is taken away again, so nothing drifts or lingers.
/// </summary>
/// <remarks>
/// On every bar the results over the last 1, 2, 4, 8 … values are formed, each of two of half the length: the newest and one
/// that was formed that many bars ago. A window of 14 is the newest 2, the 4 before them and the 8 before those. A copy shares
/// the array and may run up to two values ahead of the original without disturbing it.
/// </remarks>
/// <typeparam name="T">A lane type.</typeparam>
/// <typeparam name="TJoin">How two partial results are joined.</typeparam>
internal struct Sliding<T, TJoin>
    where T : unmanaged, ILane<T>
    where TJoin : struct, Joining.IJoin<T>
{
    // A ring of partial results per length, at least twice as long: a copy two values ahead does not reach what the original reads.
    private const int Shortest = 8;

    private readonly Ring<T> _rings;
    private readonly int _length;
    private int _at;
    private int _missing;

    /// <summary>Makes an empty window of a length; at least 1.</summary>
    public Sliding(int length)
    {
        _length = _missing = length;
        var size = 0;
        for (var span = 1; span <= length; span *= 2)
            size += Size(span);
        _rings = new(size);
    }

    /// <summary>Whether as many values came in as the window holds.</summary>
    public readonly bool IsFull => _missing == 0;

    /// <summary>Takes a value and gives the result over the window; only that of a full window is meaningful.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Push(T value)
    {
        if (_missing > 0)
            _missing--;
        var (partial, result, covered, at) = (value, value, 0, _at++);
        ref var ring = ref _rings.First;
        for (var span = 1; ; span *= 2)
        {
            var mask = Size(span) - 1;
            Unsafe.Add(ref ring, at & mask) = partial;
            if ((_length & span) != 0)
            {
                result = covered == 0 ? partial : TJoin.Join(result, Unsafe.Add(ref ring, (at - covered) & mask));
                covered += span;
            }
            if (covered == _length)
                return result;
            partial = TJoin.Join(partial, Unsafe.Add(ref ring, (at - span) & mask));
            ring = ref Unsafe.Add(ref ring, mask + 1);
        }
    }

    private static int Size(int span) => Math.Max(Shortest, 2 * span);
}
