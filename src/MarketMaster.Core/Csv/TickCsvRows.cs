namespace MarketMaster;

/// <summary>Collects CSV records into ticks.</summary>
internal sealed class TickCsvRows
{
    private readonly CsvReader _csv;
    private readonly int _width;
    private readonly int[] _cells = [-1, -1, -1, -1, -1, -1, -1];
    private readonly List<Tick> _ticks = [];

    public TickCsvRows(CsvReader csv)
    {
        _csv = csv;
        var header = csv.Cells();
        _width = header.Length;
        for (var cell = 0; cell < header.Length; cell++)
        {
            var column = TickNames.Column(header[cell]);
            if (column < 0)
                continue;
            if (_cells[column] >= 0)
                throw new InvalidMarketDataException($"stands twice in the header ('{header[_cells[column]]}', '{header[cell]}'): rename or remove one", csv.Source, null, TickNames.Columns[column][0], null, csv.Line);
            _cells[column] = cell;
        }
        for (var column = 0; column < 3; column++)
        {
            if (_cells[column] < 0)
            {
                throw new InvalidMarketDataException(
                    $"is missing in the header, which has {string.Join(", ", header.Select(h => $"'{h}'"))}: name the column {string.Join(", ", TickNames.Columns[column])}",
                    csv.Source, null, TickNames.Columns[column][0], null, csv.Line);
            }
        }
    }

    public static InvalidMarketDataException Empty(CsvReader csv) =>
        new("is empty: a header line such as timestamp,price,size and one line per tick are needed", csv.Source, null, null, null);

    public void AddCurrent()
    {
        _csv.RequireCellCount(_width);
        _ticks.Add(new(
            TimeText.TryParse(_csv.Cell(_cells[0]), out var time) ? time : throw Bad(0, "is not a time: use ISO-8601, or epoch seconds, ms, us or ns"),
            Number(1), Number(2), Number(3), Number(4),
            _cells[5] < 0 ? null : TickNames.ParseSession(_csv.Cell(_cells[5]), _csv.Source, _csv.Row, _csv.Line),
            _cells[6] < 0 ? null : TickNames.ParseRegime(_csv.Cell(_cells[6]), _csv.Source, _csv.Row, _csv.Line)));
    }

    public Tick[] ToArray() => [.. _ticks];

    private double Number(int column)
    {
        if (_cells[column] < 0)
            return double.NaN;
        return NumberText.TryParse(_csv.Cell(_cells[column]), out var value)
            ? value
            : throw Bad(column, "is not a number: write numbers with a decimal point and no thousands separator");
    }

    private InvalidMarketDataException Bad(int column, string problem) =>
        new(problem, _csv.Source, _csv.Row, TickNames.Columns[column][0], _csv.Cell(_cells[column]).ToString(), _csv.Line);
}
