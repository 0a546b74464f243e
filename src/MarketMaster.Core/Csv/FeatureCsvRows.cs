namespace MarketMaster;

/// <summary>Collects CSV records into a feature frame.</summary>
internal sealed class FeatureCsvRows
{
    private readonly CsvReader _csv;
    private readonly string[] _header;
    private readonly string[] _names;
    private readonly int _time;
    private readonly int _label;
    private readonly List<double> _values = [];
    private readonly List<DateTime> _times = [];
    private readonly List<TradeAction> _labels = [];

    public FeatureCsvRows(CsvReader csv, FeatureFileOptions options)
    {
        (_csv, _header) = (csv, csv.Cells());
        _time = Find(options.TimeColumn);
        _label = Find(options.LabelName);
        _names = [.. _header.Where((_, cell) => cell != _time && cell != _label)];
        if (_label < 0 && options.LabelColumn is { } label)
            throw Fail(label, $"is missing in the header, which has {string.Join(", ", _header)}: name the label column");
        if (_names.Length == 0)
            throw Fail(null, "has no feature column: the header needs at least one beside time and label");
        if (_names.FirstOrDefault(string.IsNullOrWhiteSpace) is not null)
            throw Fail(null, "has a column without a name: every column needs one");
        if (_names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw Fail(twice.Key, "stands twice in the header: names must be distinct");
    }

    public static InvalidMarketDataException Empty(CsvReader csv) =>
        new("is empty: a header line and one line per row are needed", csv.Source, null, null, null);

    public void AddCurrent()
    {
        _csv.RequireCellCount(_header.Length);
        for (var cell = 0; cell < _header.Length; cell++)
        {
            var text = _csv.Cell(cell);
            if (cell == _time)
                _times.Add(TimeText.TryParse(text, out var time) ? time : throw Bad(cell, "is not a time: use ISO-8601 or epoch seconds, ms, us or ns"));
            else if (cell == _label)
                _labels.Add(TryLabel(text, out var label) ? label : throw Bad(cell, $"is not an action: it must be one of {string.Join(", ", TradeActions.Names)}"));
            else
                _values.Add(NumberText.TryParse(text, out var value) ? value : throw Bad(cell, "is not a number: write numbers with a decimal point, and nothing where there is no value"));
        }
    }

    public FeatureFrame Build() => new(_names, _values.ToArray(), _times.ToArray(), _labels.ToArray());

    private int Find(string name) => Array.FindIndex(_header, h => h.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static bool TryLabel(ReadOnlySpan<char> text, out TradeAction label)
    {
        if (text.Length != 1 || text[0] is < '0' or > '4')
            return TradeActions.TryParse(text, out label);
        label = (TradeAction)(text[0] - '0');
        return true;
    }

    private InvalidMarketDataException Fail(string? column, string problem) => new(problem, _csv.Source, null, column, null, _csv.Line);

    private InvalidMarketDataException Bad(int cell, string problem) => new(problem, _csv.Source, _csv.Row, _header[cell], _csv.Cell(cell).ToString(), _csv.Line);
}
