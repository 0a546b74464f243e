using System.Text.Json;

namespace MarketMaster.DataSources;

/// <summary>Kraken reports errors in answers of status 200; what they mean.</summary>
internal static class KrakenRefusals
{
    /// <summary>The result of an answer; an exception where it holds an error.</summary>
    public static JsonElement Result(ApiConnection connection, ApiAnswer answer, JsonAnswer json, JsonElement root)
    {
        var errors = json.Array(json.Property(root, "error"), "'error'");
        foreach (var error in errors.EnumerateArray())
        {
            var text = error.ValueKind == JsonValueKind.String ? error.GetString()! : throw json.Invalid("an error is no text");
            // a warning comes beside a result
            if (!text.StartsWith('W'))
                throw connection.Refused(answer, KindOf(text), text, text);
        }
        var result = json.Property(root, "result");
        return result.ValueKind == JsonValueKind.Object ? result : throw json.Invalid("'result' is no object");
    }

    public static DataSourceException Read(ApiConnection connection, ApiAnswer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("error", out var errors)
                && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0 && errors[0].ValueKind == JsonValueKind.String)
            {
                var text = errors[0].GetString()!;
                return connection.Refused(answer, answer.IsThrottled ? DataSourceErrorKind.RateLimited : KindOf(text), text, text);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // a gateway's own page: the status alone counts then
        }
        return connection.Refused(answer, null, null, null);
    }

    private static DataSourceErrorKind KindOf(string error)
    {
        if (HasAny("Rate limit exceeded", "Too many requests", "Temporary lockout", "Throttled"))
            return DataSourceErrorKind.RateLimited;
        if (HasAny("Invalid key", "Invalid signature", "Invalid nonce", "Permission denied", "Invalid session"))
            return DataSourceErrorKind.Unauthorized;
        if (HasAny("Unknown asset"))
            return DataSourceErrorKind.UnknownSymbol;
        return HasAny("EService:", "Internal error") ? DataSourceErrorKind.Unavailable : DataSourceErrorKind.Rejected;

        bool HasAny(params ReadOnlySpan<string> parts)
        {
            foreach (var part in parts)
            {
                if (error.Contains(part, StringComparison.Ordinal))
                    return true;
            }
            return false;
        }
    }
}
