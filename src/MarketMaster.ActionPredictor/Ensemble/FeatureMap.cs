using System.Globalization;

namespace MarketMaster.Prediction;

/// <summary>Finds a model's features among the columns of a frame: by name, in any order, extra columns ignored.</summary>
internal sealed class FeatureMap
{
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
        var values = _frame.Values[(from * _frame.Width)..];
        var taken = true;
        for (var feature = 0; feature < _columns.Length && count > 0; feature++)
            taken &= quantiser.SetColumn(feature, values[_columns[feature]..], _frame.Width, count, rows);
        for (var row = from; row < from + count && !taken; row++)
            RequireTaken(row, quantiser);
    }

    /// <summary>Which features are NaN in some row. NaN where it is not taken, and an infinity, are refused by name and row.</summary>
    public bool[] FindMissing(bool takesMissing)
    {
        var missing = new bool[_columns.Length];
        for (var row = 0; row < _frame.Count; row++)
        {
            var values = _frame.Row(row);
            for (var feature = 0; feature < _columns.Length; feature++)
            {
                var value = values[_columns[feature]];
                if (double.IsFinite(value))
                    continue;
                if (!takesMissing || !double.IsNaN(value))
                    throw Refuse(_frame.Names[_columns[feature]], row, value);
                missing[feature] = true;
            }
        }
        return missing;
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
