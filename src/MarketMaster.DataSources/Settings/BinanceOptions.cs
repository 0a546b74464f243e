namespace MarketMaster.DataSources;

/// <summary>How to reach Binance's spot market. Bars and prices need no key.</summary>
public sealed class BinanceOptions
{
    /// <summary>BINANCE_API_KEY: the key; null for public data only.</summary>
    public string? ApiKey { get; set; }

    /// <summary>BINANCE_API_SECRET: the secret that requests are signed with (HMAC keys); never sent.</summary>
    public string? ApiSecret { get; set; }

    /// <summary>BINANCE_BASE_URL: address of the API. Default <c>https://api.binance.com</c>; <c>https://data-api.binance.vision</c> serves public data only.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.binance.com");

    /// <summary>How old a signed request may be when it arrives, 1 ms to 60 seconds. Default 5 seconds.</summary>
    public TimeSpan ReceiveWindow { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Symbols of your own, such as <c>BTC/USD</c>: <c>BTCUSDC</c>. They go before the rule, which joins both parts and takes USDT for USD.</summary>
    public Dictionary<string, string> Symbols { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal bool HasCredentials => !string.IsNullOrEmpty(ApiKey) && !string.IsNullOrEmpty(ApiSecret);
}
