using System.Text;
using System.Text.Json;

namespace MarketMaster;

/// <summary>Parses bars from JSON: an array of objects, or one object of arrays.</summary>
internal ref struct BarJsonReader
{
    private const int Fields = 7;

    private readonly string? _source;
    private readonly List<(byte[] Name, BarField Field)> _names = [];
    private readonly List<double>[] _numbers;
    private readonly List<DateTime> _times = [];
    private Utf8JsonReader _json;
    private int _nextName;

    private BarJsonReader(ReadOnlySpan<byte> utf8, string? source)
    {
        _json = new(utf8, JsonCells.Lenient);
        _source = source;
        _numbers = new List<double>[Fields];
        for (var i = 0; i < Fields; i++)
            _numbers[i] = [];
    }

    public static BarSeries Read(ReadOnlySpan<byte> utf8, BarChecks checks, string? source)
    {
        utf8 = JsonCells.Content(utf8, source, "a JSON array of bars is needed");
        var reader = new BarJsonReader(utf8, source);
        try
        {
            return reader.ReadRoot(checks);
        }
        catch (JsonException error)
        {
            throw JsonCells.NotJson(error, source);
        }
    }

    private BarSeries ReadRoot(BarChecks checks)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.StartArray)
            ReadRows();
        else if (_json.TokenType == JsonTokenType.StartObject)
            ReadColumns();
        else
            throw new InvalidMarketDataException("is neither an array of bars nor an object of columns", _source, null, null, Text());
        _json.Read();
        return new(
            _times.ToArray(), Numbers(BarField.Open), Numbers(BarField.High), Numbers(BarField.Low), Numbers(BarField.Close), Numbers(BarField.Volume),
            checks, _source);
    }

    private readonly double[] Numbers(BarField field) => [.. _numbers[(int)field]];

    private void ReadRows()
    {
        Span<double> values = stackalloc double[Fields];
        for (var row = 0L; _json.Read() && _json.TokenType != JsonTokenType.EndArray; row++)
        {
            if (_json.TokenType != JsonTokenType.StartObject)
                throw new InvalidMarketDataException("is not an object with timestamp, open, high, low, close and volume", _source, row, null, Text());
            AddRow(row, values);
        }
    }

    private void AddRow(long row, scoped Span<double> values)
    {
        var seen = 0;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var field = FieldOfName();
            _json.Read();
            if (field == BarField.None || (seen & 1 << (int)field) != 0)
                _json.Skip();
            else if (field == BarField.Time)
                _times.Add(Time(row));
            else
                values[(int)field] = Number(row, field);
            seen |= field == BarField.None ? 0 : 1 << (int)field;
        }
        if ((seen & 1 << (int)BarField.Close) == 0 && (seen & 1 << (int)BarField.AdjustedClose) != 0)
            (values[(int)BarField.Close], seen) = (values[(int)BarField.AdjustedClose], seen | 1 << (int)BarField.Close);
        if ((seen & 1 << (int)BarField.Volume) == 0)
            values[(int)BarField.Volume] = 0;
        for (var field = BarField.Time; field <= BarField.Volume; field++)
        {
            if (field != BarField.Volume && (seen & 1 << (int)field) == 0)
                throw new InvalidMarketDataException("is missing: every bar needs it", _source, row, BarFieldNames.Name(field), null);
            if (field != BarField.Time)
                _numbers[(int)field].Add(values[(int)field]);
        }
    }

    private void ReadColumns()
    {
        var seen = 0;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var field = FieldOfName();
            _json.Read();
            if (field == BarField.None || _json.TokenType != JsonTokenType.StartArray || (seen & 1 << (int)field) != 0)
            {
                _json.Skip();
                continue;
            }
            seen |= 1 << (int)field;
            for (var row = 0L; _json.Read() && _json.TokenType != JsonTokenType.EndArray; row++)
            {
                if (field == BarField.Time)
                    _times.Add(Time(row));
                else
                    _numbers[(int)field].Add(Number(row, field));
            }
        }
        CompleteColumns(seen);
    }

    private readonly void CompleteColumns(int seen)
    {
        if ((seen & 1 << (int)BarField.Close) == 0 && (seen & 1 << (int)BarField.AdjustedClose) != 0)
            (_numbers[(int)BarField.Close], seen) = (_numbers[(int)BarField.AdjustedClose], seen | 1 << (int)BarField.Close);
        if ((seen & 1 << (int)BarField.Volume) == 0)
            _numbers[(int)BarField.Volume] = [.. Enumerable.Repeat(0.0, _times.Count)];
        for (var field = BarField.Time; field <= BarField.Volume; field++)
        {
            if (field != BarField.Volume && (seen & 1 << (int)field) == 0)
                throw new InvalidMarketDataException("is missing: the object needs an array of that name", _source, null, BarFieldNames.Name(field), null);
            if (field != BarField.Time && _numbers[(int)field].Count != _times.Count)
                throw new InvalidMarketDataException(
                    $"has {_numbers[(int)field].Count} values where timestamp has {_times.Count}: columns must be equally long", _source, null, BarFieldNames.Name(field), null);
        }
    }

    // objects repeat their property names in the same order: the search starts behind the last hit
    private BarField FieldOfName()
    {
        for (var i = 0; i < _names.Count; i++)
        {
            var at = (_nextName + i) % _names.Count;
            if (!_json.ValueTextEquals(_names[at].Name))
                continue;
            _nextName = at + 1;
            return _names[at].Field;
        }
        var name = _json.GetString()!;
        var field = BarFieldNames.Find(name).Field;
        _names.Add((Encoding.UTF8.GetBytes(name), field));
        return field;
    }

    private readonly double Number(long row, BarField field) => JsonCells.Number(_json, _source, row, BarFieldNames.Name(field));

    private readonly DateTime Time(long row) => JsonCells.Time(_json, _source, row, "timestamp");

    private readonly string Text() => JsonCells.Text(_json);
}
