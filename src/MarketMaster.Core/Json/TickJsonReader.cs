using System.Text.Json;

namespace MarketMaster;

/// <summary>Parses ticks from a JSON array of objects.</summary>
internal static class TickJsonReader
{
    public static Tick[] Read(ReadOnlySpan<byte> utf8, string? source)
    {
        var json = new Utf8JsonReader(JsonCells.Content(utf8, source, "a JSON array of ticks is needed"), JsonCells.Lenient);
        try
        {
            json.Read();
            if (json.TokenType != JsonTokenType.StartArray)
                throw new InvalidMarketDataException("is not an array of ticks", source, null, null, JsonCells.Text(json));
            var ticks = new List<Tick>();
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                ticks.Add(Row(ref json, source, ticks.Count));
            json.Read();
            return [.. ticks];
        }
        catch (JsonException error)
        {
            throw JsonCells.NotJson(error, source);
        }
    }

    private static Tick Row(ref Utf8JsonReader json, string? source, int row)
    {
        if (json.TokenType != JsonTokenType.StartObject)
            throw new InvalidMarketDataException("is not an object with timestamp, price and size", source, row, null, JsonCells.Text(json));
        var tick = new Tick(default, double.NaN, double.NaN);
        var seen = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var column = TickNames.Column(json.GetString()!);
            json.Read();
            if (column < 0 || (seen & 1 << column) != 0)
                json.Skip();
            else
                tick = With(tick, column, json, source, row);
            seen |= column < 0 ? 0 : 1 << column;
        }
        for (var column = 0; column < 3; column++)
        {
            if ((seen & 1 << column) == 0)
                throw new InvalidMarketDataException("is missing: every tick needs it", source, row, TickNames.Columns[column][0], null);
        }
        return tick;
    }

    private static Tick With(in Tick tick, int column, in Utf8JsonReader json, string? source, int row) => column switch
    {
        0 => tick with { Time = JsonCells.Time(json, source, row, TickNames.Time) },
        1 => tick with { Price = JsonCells.Number(json, source, row, TickNames.Price) },
        2 => tick with { Size = JsonCells.Number(json, source, row, TickNames.Size) },
        3 => tick with { Bid = JsonCells.Number(json, source, row, TickNames.Bid) },
        4 => tick with { Ask = JsonCells.Number(json, source, row, TickNames.Ask) },
        5 => tick with { Session = json.TokenType == JsonTokenType.Null ? null : TickNames.ParseSession(JsonCells.Text(json), source, row) },
        _ => tick with { Regime = json.TokenType == JsonTokenType.Null ? null : TickNames.ParseRegime(JsonCells.Text(json), source, row) },
    };
}
