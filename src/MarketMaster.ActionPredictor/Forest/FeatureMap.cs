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

    /// <summary>The bins of one row; a value that is no finite number is refused by name and row.</summary>
    public void Quantise(int row, FeatureBins bins, Span<byte> destination)
    {
        var values = _frame.Row(row);
        for (var feature = 0; feature < _columns.Length; feature++)
        {
            var value = values[_columns[feature]];
            if (!double.IsFinite(value))
                throw Refuse(_frame.Names[_columns[feature]], row, value);
            destination[feature] = bins.Bin(feature, value);
        }
    }

    /// <summary>The bins of every row, row by row.</summary>
    public byte[] Quantise(FeatureBins bins)
    {
        var result = new byte[Count * _columns.Length];
        for (var row = 0; row < Count; row++)
            Quantise(row, bins, result.AsSpan(row * _columns.Length, _columns.Length));
        return result;
    }

    public static void RequireFinite(FeatureFrame frame)
    {
        var values = frame.Values;
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw Refuse(frame.Names[i % frame.Width], i / frame.Width, values[i]);
        }
    }

    private static InvalidMarketDataException Refuse(string feature, int row, double value) => new(
        "is not a finite number: leave out rows without all features, such as the indicators' warm-up",
        source: null, row, feature, value.ToString("R", CultureInfo.InvariantCulture));

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"'{n}'"));
}
