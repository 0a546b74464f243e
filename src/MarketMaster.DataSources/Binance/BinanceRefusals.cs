using System.Text.Json;

namespace MarketMaster.DataSources;

/// <summary>What Binance's error codes mean.</summary>
internal static class BinanceRefusals
{
    public static DataSourceException Read(ApiConnection connection, ApiAnswer answer)
    {
        BinanceError? error = null;
        try
        {
            error = JsonSerializer.Deserialize(answer.Body, BinanceJson.Default.BinanceError);
        }
        catch (JsonException)
        {
            // gateways answer with pages of their own: the status alone counts then
        }
        DataSourceErrorKind? kind = error?.Code switch
        {
            _ when answer.IsThrottled => DataSourceErrorKind.RateLimited,
            -1121 or -1100 => DataSourceErrorKind.UnknownSymbol,
            -1003 or -1015 => DataSourceErrorKind.RateLimited,
            -1002 or -1022 or -2014 or -2015 => DataSourceErrorKind.Unauthorized,
            -1120 => DataSourceErrorKind.NotSupported,
            // 403 without a code comes from the firewall, not from the check of keys
            null when (int)answer.Status == 403 => DataSourceErrorKind.Rejected,
            _ => null,
        };
        return connection.Refused(answer, kind, error is null ? null : QueryText.Whole(error.Code), error?.Msg);
    }
}
