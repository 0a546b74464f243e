using System.Text;
using System.Text.Json;

namespace MarketMaster;

/// <summary>Cells of a JSON table: numbers, times and texts, with errors that name row, column and value.</summary>
internal static class JsonCells
{
    public static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The text without a byte order mark, or an error where there is none.</summary>
    public static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> utf8, string? source, string needed)
    {
        utf8 = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        return utf8.Trim(" \t\r\n"u8).IsEmpty ? throw new InvalidMarketDataException($"is empty: {needed}", source, null, null, null) : utf8;
    }

    public static InvalidMarketDataException NotJson(JsonException error, string? source) => new(
        $"{(source is null ? "" : source + ", ")}line {error.LineNumber + 1}: this is not JSON ({error.Message.Split(" LineNumber:")[0].TrimEnd()}): repair or export the file again", error);

    public static double Number(in Utf8JsonReader json, string? source, long row, string column)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return double.NaN;
            case JsonTokenType.Number when json.TryGetDouble(out var number):
                return number;
            case JsonTokenType.String when NumberText.TryParse(json.GetString().AsSpan().Trim(), out var number):
                return number;
            default:
                throw new InvalidMarketDataException("is not a number: write numbers with a decimal point", source, row, column, Text(json));
        }
    }

    public static DateTime Time(in Utf8JsonReader json, string? source, long row, string column) =>
        json.TokenType is JsonTokenType.String or JsonTokenType.Number && TimeText.TryParse(Text(json), out var time)
            ? time
            : throw new InvalidMarketDataException(
                "is not a time: use ISO-8601 such as 2014-05-01T00:00:00Z, or epoch seconds, ms, us or ns", source, row, column, Text(json));

    public static string Text(in Utf8JsonReader json) => json.TokenType == JsonTokenType.String ? json.GetString()! : Encoding.UTF8.GetString(json.ValueSpan);

    public static void Write(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else if (double.IsNaN(value))
            json.WriteNull(name);
        else
            json.WriteString(name, NumberText.Format(value));
    }
}
