using System.Collections;

namespace MarketMaster;

/// <summary>One column of a <see cref="FeatureFrame"/>, read in place.</summary>
public readonly struct FeatureColumn : IReadOnlyList<double>
{
    private readonly ReadOnlyMemory<double> _values;
    private readonly int _offset;
    private readonly int _stride;

    internal FeatureColumn(string name, ReadOnlyMemory<double> values, int offset, int stride, int count)
    {
        (Name, _values, _offset, _stride, Count) = (name, values, offset, stride, count);
    }

    /// <summary>Name of the feature.</summary>
    public string Name { get; }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>The value of a row; NaN where there is none.</summary>
    /// <param name="row">0-based row.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is negative or not below <see cref="Count"/>.</exception>
    public double this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
            return _values.Span[row * _stride + _offset];
        }
    }

    /// <summary>Copies the column.</summary>
    /// <param name="destination">At least <see cref="Count"/> values long.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public void CopyTo(Span<double> destination)
    {
        if (destination.Length < Count)
            throw new ArgumentException($"destination holds {destination.Length} values, the column has {Count}", nameof(destination));
        var values = _values.Span;
        for (var i = 0; i < Count; i++)
            destination[i] = values[i * _stride + _offset];
    }

    /// <summary>The column as a new array.</summary>
    public double[] ToArray()
    {
        var array = new double[Count];
        CopyTo(array);
        return array;
    }

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
