using System.Globalization;

namespace MarketMaster.Prediction;

/// <summary>Finds a model's features among the columns of a frame: by name, in any order, extra columns ignored.</summary>
internal sealed class FeatureMap
{
    // So many rows of some 25 columns stay in the first cache while column after column is read.
    private const int ReadAtOnce = 128;

    private readonly FeatureFrame _frame;
    private readonly int[] _columns;

    public FeatureMap(IReadOnlyList<string> features, FeatureFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var positions = frame.Names.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i, StringComparer.Ordinal);
        var missing = features.Where(f => !positions.ContainsKey(f)).ToList();
        if (missing.Count > 0)
            throw new ArgumentException($"Missing required columns: [{Quoted(missing)}]; available: [{Quoted(frame.Names)}]", nameof(frame));
        _frame = frame;
        _columns = [.. features.Select(f => positions[f])];
    }

    public int Count => _frame.Count;

    /// <summary>The bins of rows, one row after the other; the first value that the model cannot take is refused by name and row.</summary>
    public void Quantise(int from, int count, Quantiser quantiser, Span<byte> rows)
    {
        var taken = true;
        for (var start = 0; start < count; start += ReadAtOnce)
        {
            var values = _frame.Values[((from + start) * _frame.Width)..];
            var part = Math.Min(ReadAtOnce, count - start);
            for (var feature = 0; feature < _columns.Length; feature++)
                taken &= quantiser.SetColumn(feature, values[_columns[feature]..], _frame.Width, part, rows[(start * quantiser.RowBytes)..]);
        }
        for (var row = from; row < from + count && !taken; row++)
            RequireTaken(row, quantiser);
    }

    /// <summary>Refuses infinities, and NaN where it is not taken, by name and row.</summary>
    public void RequireTaken(bool takesMissing)
    {
        for (var row = 0; row < _frame.Count; row++)
        {
            var values = _frame.Row(row);
            foreach (var column in _columns)
            {
                if (!double.IsFinite(values[column]) && !(takesMissing && double.IsNaN(values[column])))
                    throw Refuse(_frame.Names[column], row, values[column]);
            }
        }
    }

    private void RequireTaken(int row, Quantiser quantiser)
    {
        foreach (var column in _columns)
        {
            if (!quantiser.Takes(_frame.Row(row)[column]))
                throw Refuse(_frame.Names[column], row, _frame.Row(row)[column]);
        }
    }

    private static InvalidMarketDataException Refuse(string feature, int row, double value) => new(
        "is not a finite number: leave out rows without all features, such as the indicators' warm-up",
        source: null, row, feature, value.ToString("R", CultureInfo.InvariantCulture));

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"'{n}'"));
}
