using System.Text.Json;

namespace MarketMaster;

/// <summary>Parses a feature frame from JSON: an array of objects, or one object of arrays.</summary>
internal ref struct FeatureJsonReader
{
    private const int Time = -1;
    private const int Label = -2;
    private const int Unknown = -3;

    private readonly FeatureFileOptions _options;
    private readonly string? _source;
    private readonly List<(string Name, List<double> Values)> _columns = [];
    private readonly List<DateTime> _times = [];
    private readonly List<TradeAction> _labels = [];
    private Utf8JsonReader _json;
    private int _nextName;
    private bool _hasTime;
    private bool _hasLabel;
    private string? _unknown;

    private FeatureJsonReader(ReadOnlySpan<byte> utf8, FeatureFileOptions options, string? source)
    {
        _json = new(utf8, JsonCells.Lenient);
        (_options, _source) = (options, source);
    }

    public static FeatureFrame Read(ReadOnlySpan<byte> utf8, FeatureFileOptions options, string? source)
    {
        var reader = new FeatureJsonReader(JsonCells.Content(utf8, source, "a JSON array of rows is needed"), options, source);
        try
        {
            return reader.ReadRoot();
        }
        catch (JsonException error)
        {
            throw JsonCells.NotJson(error, source);
        }
    }

    private FeatureFrame ReadRoot()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.StartArray)
            ReadRows();
        else if (_json.TokenType == JsonTokenType.StartObject)
            ReadColumns();
        else
            throw Fail("is neither an array of rows nor an object of columns");
        _json.Read();
        if (_columns.Count == 0)
            throw Fail("has no feature: every row needs at least one number beside time and label");
        if (!_hasLabel && _options.LabelColumn is { } label)
            throw new InvalidMarketDataException("is missing: name the label column", _source, null, label, null);
        return Build();
    }

    private readonly FeatureFrame Build()
    {
        var (width, rows) = (_columns.Count, _columns[0].Values.Count);
        foreach (var (name, column) in _columns)
            RequireLength(name, column.Count, rows);
        if (_hasTime)
            RequireLength(_options.TimeColumn, _times.Count, rows);
        if (_hasLabel)
            RequireLength(_options.LabelName, _labels.Count, rows);
        var values = new double[checked(rows * width)];
        for (var column = 0; column < width; column++)
        {
            for (var row = 0; row < rows; row++)
                values[row * width + column] = _columns[column].Values[row];
        }
        return new([.. _columns.Select(c => c.Name)], values, _times.ToArray(), _labels.ToArray());
    }

    private void ReadRows()
    {
        for (var row = 0; _json.Read() && _json.TokenType != JsonTokenType.EndArray; row++)
        {
            if (_json.TokenType != JsonTokenType.StartObject)
                throw new InvalidMarketDataException("is not an object of features", _source, row, null, JsonCells.Text(_json));
            while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
                ReadCell(row);
            if (_hasTime && _times.Count != row + 1)
                throw Missing(row, _options.TimeColumn);
            if (_hasLabel && _labels.Count != row + 1)
                throw Missing(row, _options.LabelName);
            foreach (var (_, column) in _columns)
            {
                if (column.Count == row)
                    column.Add(double.NaN);
            }
        }
    }

    private void ReadCell(int row)
    {
        var column = ColumnOfName(isNew: row == 0);
        _json.Read();
        if (column == Time)
            _times.Add(_times.Count == row ? JsonCells.Time(_json, _source, row, _options.TimeColumn) : throw Misplaced(row, _times.Count, _options.TimeColumn));
        else if (column == Label)
            _labels.Add(_labels.Count == row ? Action(row) : throw Misplaced(row, _labels.Count, _options.LabelName));
        else if (column < 0)
            throw new InvalidMarketDataException("is not in the first row: all rows need the same features", _source, row, _unknown, null);
        else
            _columns[column].Values.Add(_columns[column].Values.Count == row ? JsonCells.Number(_json, _source, row, _columns[column].Name) : throw Misplaced(row, _columns[column].Values.Count, _columns[column].Name));
    }

    private void ReadColumns()
    {
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var column = ColumnOfName(isNew: true);
            _json.Read();
            if (_json.TokenType != JsonTokenType.StartArray)
                throw Fail("is an object whose members are not arrays: an array of rows or an object of columns is needed");
            for (var row = 0; _json.Read() && _json.TokenType != JsonTokenType.EndArray; row++)
            {
                if (column == Time)
                    _times.Add(JsonCells.Time(_json, _source, row, _options.TimeColumn));
                else if (column == Label)
                    _labels.Add(Action(row));
                else
                    _columns[column].Values.Add(JsonCells.Number(_json, _source, row, _columns[column].Name));
            }
        }
    }

    // objects repeat their property names in the same order: the search starts behind the last hit
    private int ColumnOfName(bool isNew)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            var at = (_nextName + i) % _columns.Count;
            if (!_json.ValueTextEquals(_columns[at].Name))
                continue;
            _nextName = at + 1;
            return at;
        }
        var name = _json.GetString()!;
        if (name.Equals(_options.TimeColumn, StringComparison.OrdinalIgnoreCase))
        {
            _hasTime = true;
            return Time;
        }
        if (name.Equals(_options.LabelName, StringComparison.OrdinalIgnoreCase))
        {
            _hasLabel = true;
            return Label;
        }
        if (!isNew)
        {
            _unknown = name;
            return Unknown;
        }
        if (string.IsNullOrWhiteSpace(name))
            throw Fail("has a feature without a name: every one needs a name");
        _columns.Add((name, []));
        return _columns.Count - 1;
    }

    private readonly TradeAction Action(int row)
    {
        var text = JsonCells.Text(_json);
        if (text is [>= '0' and <= '4' and var digit])
            return (TradeAction)(digit - '0');
        return TradeActions.TryParse(text, out var action)
            ? action
            : throw new InvalidMarketDataException($"is not an action: it must be one of {string.Join(", ", TradeActions.Names)}", _source, row, _options.LabelName, text);
    }

    private readonly void RequireLength(string column, int count, int rows)
    {
        if (count != rows)
            throw new InvalidMarketDataException($"has {count} values where {_columns[0].Name} has {rows}: columns must be equally long", _source, null, column, null);
    }

    private readonly InvalidMarketDataException Misplaced(int row, int count, string column) => count > row
        ? new("stands twice in the row: names must be distinct", _source, row, column, null)
        : Missing(count, column);

    private readonly InvalidMarketDataException Missing(int row, string column) => new("is missing: every row needs it or none", _source, row, column, null);

    private readonly InvalidMarketDataException Fail(string problem) => new(problem, _source, null, null, null);
}
