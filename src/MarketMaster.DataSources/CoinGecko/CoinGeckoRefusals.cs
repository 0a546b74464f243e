using System.Text.Json;

namespace MarketMaster.DataSources;

/// <summary>CoinGecko's errors: a text, or a status with a code and a text.</summary>
internal static class CoinGeckoRefusals
{
    public static DataSourceException Read(ApiConnection connection, ApiAnswer answer)
    {
        var (code, message) = ((string?)null, (string?)null);
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            var place = document.RootElement;
            foreach (var name in (string[])["error", "status"])
            {
                if (place.ValueKind == JsonValueKind.Object && place.TryGetProperty(name, out var inner))
                    place = inner;
            }
            if (place.ValueKind == JsonValueKind.String)
                message = place.GetString();
            else if (place.ValueKind == JsonValueKind.Object && place.TryGetProperty("error_message", out var text))
                (code, message) = (place.TryGetProperty("error_code", out var number) ? number.GetRawText() : null, text.GetString());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // a gateway's own page: the status alone counts then
        }
        DataSourceErrorKind? kind = (int)answer.Status switch
        {
            404 => DataSourceErrorKind.UnknownSymbol,
            // the Demo plan answers a range that is too old, or of a paid plan, as a lack of rights
            401 or 403 when code is "10005" or "10012" => DataSourceErrorKind.NotSupported,
            _ => null,
        };
        return connection.Refused(answer, kind, code, message);
    }
}
