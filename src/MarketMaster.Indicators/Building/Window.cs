using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>
/// The last values of a series, oldest first, in one contiguous span. Everything about the window is computed from those
/// values alone, never by running sums, so nothing drifts and nothing lingers. A copy shares the array and may run up to
/// two values ahead of the original without disturbing it.
/// </summary>
/// <typeparam name="T">A lane type.</typeparam>
public struct Window<T> where T : unmanaged, ILane<T>
{
    // Every value is written twice, a capacity apart, so that the window never wraps. With two slots more than the
    // window is long, a copy that runs two values ahead (peek after push, then revise) writes outside the original's window.
    private const int Spare = 2;

    private readonly Ring<T> _ring;
    private readonly int _length;
    private readonly double _share;
    private int _last;
    private int _count;

    /// <summary>Makes an empty window.</summary>
    /// <param name="length">Number of values it holds; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is below 1.</exception>
    public Window(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        _length = length;
        _share = 1.0 / length;
        _ring = new(2 * (length + Spare));
        _last = -1;
    }

    /// <summary>Whether as many values came in as the window holds.</summary>
    public readonly bool IsFull => _count == _length;

    /// <summary>The newest value.</summary>
    public readonly T Newest => Unsafe.Add(ref _ring.First, _last);

    /// <summary>The values, oldest first; only those of a full window are meaningful.</summary>
    public readonly ReadOnlySpan<T> Values => MemoryMarshal.CreateReadOnlySpan(
        ref Unsafe.Add(ref _ring.First, _last + 1 + Spare), _length);

    /// <summary>A value by age.</summary>
    /// <param name="age">0 = the newest, length - 1 = the oldest.</param>
    public readonly T this[int age] => Values[_length - 1 - age];

    /// <summary>Takes a value; the oldest leaves.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether the window is full.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Push(in T value)
    {
        var capacity = _length + Spare;
        _last = _last + 1 == capacity ? 0 : _last + 1;
        ref var place = ref Unsafe.Add(ref _ring.First, _last);
        place = value;
        Unsafe.Add(ref place, capacity) = value;
        if (_count < _length)
            _count++;
        return _count == _length;
    }

    /// <summary>The mean of the window, as the mean distance from the newest value added to it: exact however large the values are.</summary>
    public readonly T Mean() => Newest + MeanOffset();

    /// <summary>The mean of the window minus the newest value.</summary>
    public readonly T MeanOffset() => WindowSums.Offsets(Values, Newest) * _share;

    /// <summary>The population variance of the window, in two passes about the mean.</summary>
    /// <param name="meanOffset">What <see cref="MeanOffset"/> gave.</param>
    public readonly T Variance(T meanOffset) => WindowSums.Squares(Values, Newest, meanOffset) * _share;

    /// <summary>The largest value of the window.</summary>
    public readonly T Highest() => WindowSums.Highest(Values);

    /// <summary>The smallest value of the window.</summary>
    public readonly T Lowest() => WindowSums.Lowest(Values);
}
