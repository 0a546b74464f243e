namespace MarketMaster.Parquet;

/// <summary>Which columns of a file hold the columns of a bar.</summary>
internal sealed class BarColumns
{
    private const string PandasIndex = "__index_level_0__";

    private readonly ColumnField?[] _fields = new ColumnField?[7];
    private readonly int[] _ranks = new int[7];
    private readonly string? _source;

    public BarColumns(IReadOnlyList<ColumnField> fields, string? source)
    {
        _source = source;
        foreach (var field in fields.Where(f => !f.IsNested))
            Assign(field);
        this[BarField.Time] ??= fields.FirstOrDefault(f => f.Path == PandasIndex && !f.IsNested);
        this[BarField.Close] ??= this[BarField.AdjustedClose];
        foreach (var field in new[] { BarField.Time, BarField.Open, BarField.High, BarField.Low, BarField.Close })
        {
            if (this[field] is null)
                throw new InvalidMarketDataException(
                    $"is missing: the file has {string.Join(", ", fields.Select(f => $"'{f.Path}'"))}: name the column {BarFieldNames.Accepted(field)}",
                    source, null, BarFieldNames.Name(field), null);
        }
    }

    public IEnumerable<ColumnField> Used => _fields.Take((int)BarField.AdjustedClose).OfType<ColumnField>().Distinct();

    /// <summary>The bars of a table that was read with these columns.</summary>
    public BarSeries Bars(ParquetTable table, BarChecks checks)
    {
        var volume = this[BarField.Volume] is null ? new double[table.Count] : Column(table, BarField.Volume).Doubles();
        return new(
            Column(table, BarField.Time).ToTimes(), Column(table, BarField.Open).Doubles(), Column(table, BarField.High).Doubles(),
            Column(table, BarField.Low).Doubles(), Column(table, BarField.Close).Doubles(), volume, checks, _source);
    }

    private ColumnField? this[BarField field]
    {
        get => _fields[(int)field];
        set => _fields[(int)field] = value;
    }

    private ParquetColumn Column(ParquetTable table, BarField field) => table[this[field]!.Path];

    private void Assign(ColumnField column)
    {
        var (field, rank) = BarFieldNames.Find(column.Path);
        if (field == BarField.None)
            return;
        if (this[field] is { } taken && _ranks[(int)field] == rank)
            throw new InvalidMarketDataException($"stands twice ('{taken.Path}', '{column.Path}'): rename or remove one", _source, null, BarFieldNames.Name(field), null);
        if (this[field] is null || rank < _ranks[(int)field])
            (this[field], _ranks[(int)field]) = (column, rank);
    }
}
