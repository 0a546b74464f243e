using System.Globalization;

namespace MarketMaster.Parquet;

/// <summary>Turns a table into a frame of features.</summary>
internal sealed class FeatureColumns(ParquetTable table, FeatureFileOptions options)
{
    public FeatureFrame Frame()
    {
        var time = Find(options.TimeColumn);
        var label = Find(options.LabelColumn ?? FeatureParquet.DefaultLabel);
        if (label is null && options.LabelColumn is { } wanted)
            throw new InvalidMarketDataException($"is missing: the file has {string.Join(", ", table.Columns.Select(c => c.Name))}: name the label column", table.Source, null, wanted, null);
        var features = table.Columns.Where(c => c != time && c != label).ToArray();
        if (features.Length == 0)
            throw new InvalidMarketDataException("has no feature column: at least one is needed beside time and label", table.Source, null, null, null);
        if (features.GroupBy(f => f.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1 || string.IsNullOrWhiteSpace(g.Key)) is { } group)
            throw new InvalidMarketDataException("stands twice or is blank: names must be distinct", table.Source, null, group.Key, null);
        if ((long)table.Count * features.Length > Array.MaxLength)
            throw new InvalidMarketDataException($"holds {(long)table.Count * features.Length} values; a frame holds {Array.MaxLength} at most", table.Source, null, null, null);
        return new(Array.ConvertAll(features, f => f.Name), Values(features), time?.ToTimes() ?? [], label is null ? [] : Labels(label));
    }

    private double[] Values(ParquetColumn[] features)
    {
        var values = new double[table.Count * features.Length];
        for (var column = 0; column < features.Length; column++)
        {
            var cells = features[column].Doubles();
            for (var row = 0; row < cells.Length; row++)
                values[row * features.Length + column] = cells[row];
        }
        return values;
    }

    private static TradeAction[] Labels(ParquetColumn column)
    {
        var texts = column.Type is ParquetType.Text or ParquetType.Bytes
            ? column.ToTexts()
            : Array.ConvertAll(column.ToDoubles(), number => double.IsNaN(number) ? null : number.ToString(CultureInfo.InvariantCulture));
        var labels = new TradeAction[texts.Length];
        for (var row = 0; row < labels.Length; row++)
        {
            if (texts[row] is [>= '0' and <= '4' and var digit])
                labels[row] = (TradeAction)(digit - '0');
            else if (!TradeActions.TryParse(texts[row], out labels[row]))
                throw column.Fail(row, texts[row], $"is not an action: it must be one of {string.Join(", ", TradeActions.Names)}");
        }
        return labels;
    }

    private ParquetColumn? Find(string name) => table.Columns.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
