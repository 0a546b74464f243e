using System.Collections.ObjectModel;

namespace MarketMaster;

/// <summary>
/// A table of features: named columns, one row per bar, stored row by row so that a row is a span without copying.
/// Rows may carry times and labels. NaN means "no value" (warm-up).
/// </summary>
public sealed class FeatureFrame
{
    private readonly ReadOnlyMemory<double> _values;
    private readonly ReadOnlyMemory<DateTime> _time;
    private readonly ReadOnlyMemory<TradeAction> _labels;
    private readonly string[] _names;
    private readonly ReadOnlyCollection<string> _publicNames;

    /// <summary>Wraps values without copying them. The caller must not change them afterwards.</summary>
    /// <param name="names">Column names: distinct, at least one.</param>
    /// <param name="values">The values row by row: rows x names.Count of them.</param>
    /// <param name="time">Time of each row (UTC), or empty.</param>
    /// <param name="labels">Label of each row, or empty where the frame is not labelled.</param>
    /// <exception cref="ArgumentException">Names repeat or are missing, or a length does not fit.</exception>
    public FeatureFrame(
        IReadOnlyList<string> names, ReadOnlyMemory<double> values,
        ReadOnlyMemory<DateTime> time = default, ReadOnlyMemory<TradeAction> labels = default)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0)
            throw new ArgumentException("a frame needs at least one column", nameof(names));
        if (names.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException("a column name is blank: every column needs a name", nameof(names));
        if (values.Length % names.Count != 0)
            throw new ArgumentException($"{values.Length} values do not fill rows of {names.Count} columns", nameof(values));
        if (names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"column '{twice.Key}' stands {twice.Count()} times: names must be distinct", nameof(names));
        _names = [.. names];
        _publicNames = Array.AsReadOnly(_names);
        _values = values;
        Count = values.Length / names.Count;
        _time = RequireLength(time, nameof(time));
        _labels = RequireLength(labels, nameof(labels));
    }

    /// <summary>Column names, in the order of the values in a row.</summary>
    public IReadOnlyList<string> Names => _publicNames;

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Number of columns.</summary>
    public int Width => _names.Length;

    /// <summary>All values, row by row.</summary>
    public ReadOnlySpan<double> Values => _values.Span;

    /// <summary>Times of the rows, UTC; empty where the frame has none.</summary>
    public ReadOnlySpan<DateTime> Time => _time.Span;

    /// <summary>Labels of the rows; empty where the frame is not labelled.</summary>
    public ReadOnlySpan<TradeAction> Labels => _labels.Span;

    /// <summary>Whether every row has a label.</summary>
    public bool IsLabelled => Count > 0 && _labels.Length == Count;

    /// <summary>One row, in place.</summary>
    /// <param name="index">0-based row.</param>
    /// <returns>The values in the order of <see cref="Names"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative or not below <see cref="Count"/>.</exception>
    public ReadOnlySpan<double> Row(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return Values.Slice(index * Width, Width);
    }

    /// <summary>One column by name.</summary>
    /// <param name="name">A name of <see cref="Names"/>.</param>
    /// <returns>The column, read in place.</returns>
    /// <exception cref="KeyNotFoundException">The frame has no such column; the message lists those it has.</exception>
    public FeatureColumn Column(string name)
    {
        var index = Array.IndexOf(_names, name);
        return index >= 0
            ? Column(index)
            : throw new KeyNotFoundException($"no column '{name}': the frame has {string.Join(", ", _names)}");
    }

    /// <summary>One column by position.</summary>
    /// <param name="index">0-based column.</param>
    /// <returns>The column, read in place.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative or not below <see cref="Width"/>.</exception>
    public FeatureColumn Column(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Width);
        return new(_names[index], _values, index, Width, Count);
    }

    /// <summary>A run of rows. Nothing is copied.</summary>
    /// <param name="start">First row.</param>
    /// <param name="length">Number of rows.</param>
    /// <returns>The rows, sharing the values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The run does not lie inside the frame.</exception>
    public FeatureFrame Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Count - start);
        return new(
            _names, _values.Slice(start * Width, length * Width),
            _time.IsEmpty ? _time : _time.Slice(start, length), _labels.IsEmpty ? _labels : _labels.Slice(start, length));
    }

    /// <summary>Chosen rows, copied, in the order given.</summary>
    /// <param name="rows">0-based rows; a row may stand more than once.</param>
    /// <returns>A new frame with the same columns.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A row is negative or not below <see cref="Count"/>.</exception>
    public FeatureFrame Select(ReadOnlySpan<int> rows)
    {
        var values = new double[rows.Length * Width];
        var time = _time.IsEmpty ? [] : new DateTime[rows.Length];
        var labels = _labels.IsEmpty ? [] : new TradeAction[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            Row(rows[i]).CopyTo(values.AsSpan(i * Width));
            if (time.Length > 0)
                time[i] = Time[rows[i]];
            if (labels.Length > 0)
                labels[i] = Labels[rows[i]];
        }
        return new(_names, values, time, labels);
    }

    /// <summary>The same rows with labels.</summary>
    /// <param name="labels">One label per row.</param>
    /// <returns>A frame that shares the values.</returns>
    /// <exception cref="ArgumentException">There is not one label per row.</exception>
    public FeatureFrame WithLabels(ReadOnlyMemory<TradeAction> labels) =>
        labels.Length == Count
            ? new(_names, _values, _time, labels)
            : throw new ArgumentException($"{labels.Length} labels for {Count} rows: there must be one per row", nameof(labels));

    /// <summary>Whether every value of a row is a finite number: false during the warm-up.</summary>
    /// <param name="index">0-based row.</param>
    public bool IsComplete(int index)
    {
        foreach (var value in Row(index))
        {
            if (!double.IsFinite(value))
                return false;
        }
        return true;
    }

    private ReadOnlyMemory<T> RequireLength<T>(ReadOnlyMemory<T> column, string name) =>
        column.Length == 0 || column.Length == Count
            ? column
            : throw new ArgumentException($"{column.Length} {name} values for {Count} rows: there must be one per row, or none", name);
}
