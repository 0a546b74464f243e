using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MarketMaster.DataSources;

/// <summary>Reads answers strictly: a number is a number, a text a text, and what is missing is an error that names the place.</summary>
internal sealed class JsonAnswer(ApiConnection connection, string endpoint)
{
    public T Read<T>(byte[] body, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw Invalid("the answer is null");
        }
        catch (JsonException e)
        {
            throw Broken(e);
        }
    }

    /// <summary>Reads an answer that has no fixed form, such as rows of mixed kinds.</summary>
    public T Parse<T>(byte[] body, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw Broken(e);
        }
        catch (InvalidOperationException e)
        {
            // texts are decoded when they are read: bytes and escapes that stand for no character are found only then
            throw Invalid("a text in it is not valid UTF-8", e);
        }
    }

    public JsonElement Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : throw Invalid($"'{name}' is missing");

    public JsonElement Array(JsonElement element, string what, int least = 0) =>
        element.ValueKind == JsonValueKind.Array && element.GetArrayLength() >= least
            ? element
            : throw Invalid($"{what} is {Describe(element)}: an array{(least > 0 ? $" of at least {least}" : "")} was expected");

    /// <summary>A number in quotes, as exchanges write prices.</summary>
    public double Quoted(JsonElement element, string what) =>
        element.ValueKind == JsonValueKind.String ? Number(element.GetString()!, what) : throw Invalid($"{what} is {Describe(element)}: a number in quotes was expected");

    public double Number(JsonElement element, string what) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var value) && double.IsFinite(value)
            ? value
            : throw Invalid($"{what} is {Describe(element)}: a number was expected");

    public double Number(string text, string what) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Invalid($"{what} is '{AnswerText.OneLine(text)}': it is not a number");

    public decimal Amount(string? text, string what) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Invalid($"{what} is '{AnswerText.OneLine(text)}': it is not an amount");

    public DateTime Milliseconds(JsonElement element, string what) => FromUnix(element, what, TimeSpan.TicksPerMillisecond);

    public DateTime Seconds(JsonElement element, string what) => FromUnix(element, what, TimeSpan.TicksPerSecond);

    /// <summary>A time in ISO 8601 with Z or an offset; the offset goes into it.</summary>
    public DateTime Instant(string? text, string what) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime
            : throw Invalid($"{what} is '{AnswerText.OneLine(text)}': it is not a time");

    public LatestPrice Price(string symbol, double price, DateTime time) => double.IsFinite(price) && price > 0
        ? new(symbol, price, time)
        : throw Invalid($"the price of {symbol} is {price.ToString(CultureInfo.InvariantCulture)}: it must be above 0");

    public DataSourceException Invalid(string problem, Exception? inner = null) =>
        connection.Error(endpoint, DataSourceErrorKind.InvalidResponse, $"the answer is not as documented: {problem}", inner);

    private DateTime FromUnix(JsonElement element, string what, long ticksPerUnit)
    {
        const long YearsOfTrade = 200;
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var value) && value >= 0 && value <= YearsOfTrade * 366 * TimeSpan.TicksPerDay / ticksPerUnit)
            return new(DateTime.UnixEpoch.Ticks + (value * ticksPerUnit), DateTimeKind.Utc);
        throw Invalid($"{what} is {Describe(element)}: a time since 1970 in {(ticksPerUnit == TimeSpan.TicksPerSecond ? "seconds" : "milliseconds")} was expected");
    }

    private static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined => "missing",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => $"an array of {element.GetArrayLength()}",
        _ => AnswerText.OneLine(element.GetRawText()) ?? "empty",
    };

    private DataSourceException Broken(JsonException e)
    {
        var place = e.LineNumber is { } line ? $" at line {line + 1}, byte {e.BytePositionInLine}" : "";
        return Invalid($"it is cut short or no JSON of this form{place}{(string.IsNullOrEmpty(e.Path) || e.Path == "$" ? "" : $", {e.Path}")}", e);
    }
}
