namespace MarketMaster.Parquet;

/// <summary>Which columns of a file hold the columns of a tick.</summary>
internal sealed class TickColumns
{
    private readonly ColumnField?[] _fields = new ColumnField?[TickNames.Columns.Length];
    private readonly string? _source;

    public TickColumns(IReadOnlyList<ColumnField> fields, string? source)
    {
        _source = source;
        foreach (var field in fields.Where(f => !f.IsNested))
        {
            var column = TickNames.Column(field.Path);
            if (column < 0)
                continue;
            if (_fields[column] is { } taken)
                throw new InvalidMarketDataException($"stands twice ('{taken.Path}', '{field.Path}'): rename or remove one", source, null, TickNames.Columns[column][0], null);
            _fields[column] = field;
        }
        for (var column = 0; column < 3; column++)
        {
            if (_fields[column] is null)
            {
                throw new InvalidMarketDataException(
                    $"is missing: the file has {string.Join(", ", fields.Select(f => $"'{f.Path}'"))}: name the column {string.Join(", ", TickNames.Columns[column])}",
                    source, null, TickNames.Columns[column][0], null);
            }
        }
    }

    public IEnumerable<ColumnField> Used => _fields.OfType<ColumnField>();

    /// <summary>The ticks of a table that was read with these columns.</summary>
    public Tick[] Ticks(ParquetTable table)
    {
        var times = table[_fields[0]!.Path].ToTimes();
        var (price, size, bid, ask) = (Numbers(table, 1)!, Numbers(table, 2)!, Numbers(table, 3), Numbers(table, 4));
        var (session, regime) = (Texts(table, 5), Texts(table, 6));
        var ticks = new Tick[table.Count];
        for (var row = 0; row < ticks.Length; row++)
        {
            ticks[row] = new(
                times[row], price[row], size[row], bid is null ? double.NaN : bid[row], ask is null ? double.NaN : ask[row],
                session is null ? null : TickNames.ParseSession(session[row], _source, row), regime is null ? null : TickNames.ParseRegime(regime[row], _source, row));
        }
        return ticks;
    }

    private double[]? Numbers(ParquetTable table, int column) => _fields[column] is { } field ? table[field.Path].Doubles() : null;

    private string?[]? Texts(ParquetTable table, int column) => _fields[column] is { } field ? table[field.Path].ToTexts() : null;
}
