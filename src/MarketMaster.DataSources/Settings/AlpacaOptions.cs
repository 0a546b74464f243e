namespace MarketMaster.DataSources;

/// <summary>How to reach Alpaca: stocks, and crypto pairs with a slash.</summary>
public sealed class AlpacaOptions
{
    /// <summary>APCA_API_KEY_ID: the key.</summary>
    public string? ApiKey { get; set; }

    /// <summary>APCA_API_SECRET_KEY: the secret.</summary>
    public string? ApiSecret { get; set; }

    /// <summary>APCA_API_DATA_URL: address of market data. Default <c>https://data.alpaca.markets</c>.</summary>
    public Uri DataAddress { get; set; } = new("https://data.alpaca.markets");

    /// <summary>APCA_API_BASE_URL: address of the account. Default <c>https://api.alpaca.markets</c>; <c>https://paper-api.alpaca.markets</c> for paper trading.</summary>
    public Uri TradingAddress { get; set; } = new("https://api.alpaca.markets");

    /// <summary>APCA_DATA_FEED: feed of stock data: iex (free), sip, otc. Default iex.</summary>
    public string Feed { get; set; } = "iex";

    /// <summary>APCA_ADJUSTMENT: how bars of stocks are adjusted: raw, split, dividend or all. Default raw: as traded.</summary>
    public string Adjustment { get; set; } = "raw";

    /// <summary>Symbols of your own, such as <c>S&amp;P 500</c>: <c>SPY</c>. Others are taken as they are.</summary>
    public Dictionary<string, string> Symbols { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal bool HasCredentials => !string.IsNullOrEmpty(ApiKey) && !string.IsNullOrEmpty(ApiSecret);
}
