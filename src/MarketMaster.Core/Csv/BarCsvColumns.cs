namespace MarketMaster;

/// <summary>Which cell of a CSV record holds which column of a bar.</summary>
internal sealed class BarCsvColumns
{
    private static readonly BarField[] Required = [BarField.Time, BarField.Open, BarField.High, BarField.Low, BarField.Close];

    private readonly int[] _cells = [-1, -1, -1, -1, -1, -1, -1];

    private BarCsvColumns(string[] header) => Width = header.Length;

    /// <summary>Cells that every record must have.</summary>
    public int Width { get; }

    /// <summary>The cell of a field; -1 where the file has none.</summary>
    public int this[BarField field] => _cells[(int)field];

    /// <summary>The cell with the time of day where date and time stand in two columns; else -1.</summary>
    public int TimeOfDay { get; private set; } = -1;

    public static BarCsvColumns Of(CsvReader csv)
    {
        var header = csv.Cells();
        var columns = new BarCsvColumns(header);
        columns.Assign(header, csv);
        columns.JoinDateAndTime(header);
        if (columns[BarField.Close] < 0)
            columns._cells[(int)BarField.Close] = columns[BarField.AdjustedClose];
        foreach (var field in Required)
        {
            if (columns[field] < 0)
                throw new InvalidMarketDataException(
                    $"is missing in the header, which has {string.Join(", ", header.Select(h => $"'{h}'"))}: name the column {BarFieldNames.Accepted(field)}",
                    csv.Source, null, BarFieldNames.Name(field), null, csv.Line);
        }
        return columns;
    }

    private void Assign(string[] header, CsvReader csv)
    {
        var ranks = new int[_cells.Length];
        for (var cell = 0; cell < header.Length; cell++)
        {
            var (field, rank) = BarFieldNames.Find(header[cell]);
            if (field == BarField.None)
                continue;
            ref var taken = ref _cells[(int)field];
            if (taken >= 0 && rank == ranks[(int)field])
                throw new InvalidMarketDataException(
                    $"stands twice in the header ('{header[taken]}', '{header[cell]}'): rename or remove one", csv.Source, null, BarFieldNames.Name(field), null, csv.Line);
            if (taken < 0 || rank < ranks[(int)field])
                (taken, ranks[(int)field]) = (cell, rank);
        }
    }

    private void JoinDateAndTime(string[] header)
    {
        var names = Array.ConvertAll(header, BarFieldNames.Normalize);
        var time = Array.IndexOf(names, "time");
        var date = Array.IndexOf(names, "date");
        if (time >= 0 && date >= 0 && this[BarField.Time] == time)
            (_cells[(int)BarField.Time], TimeOfDay) = (date, time);
    }
}
