using System.Text.Json;

namespace MarketMaster.DataSources;

/// <summary>What Capital.com's error codes mean.</summary>
internal static class CapitalRefusals
{
    public const string NoPrices = "error.prices.not-found";

    public static DataSourceException Read(ApiConnection connection, ApiAnswer answer)
    {
        string? code = null;
        try
        {
            code = JsonSerializer.Deserialize(answer.Body, CapitalJson.Default.CapitalError)?.ErrorCode;
        }
        catch (JsonException)
        {
            // a gateway's own page: the status alone counts then
        }
        DataSourceErrorKind? kind = code switch
        {
            "error.too-many.requests" => DataSourceErrorKind.RateLimited,
            "error.invalid.epic" or "error.not-found.epic" => DataSourceErrorKind.UnknownSymbol,
            "error.invalid.details" or "error.invalid.api.key" or "error.null.api.key" => DataSourceErrorKind.Unauthorized,
            not null when (int)answer.Status == 404 && code.Contains("epic", StringComparison.Ordinal) => DataSourceErrorKind.UnknownSymbol,
            _ => null,
        };
        return connection.Refused(answer, kind, code, code);
    }
}
