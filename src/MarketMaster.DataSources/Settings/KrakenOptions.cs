namespace MarketMaster.DataSources;

/// <summary>How to reach Kraken's spot market. Bars and prices need no key.</summary>
public sealed class KrakenOptions
{
    /// <summary>KRAKEN_API_KEY: the key; null for public data only.</summary>
    public string? ApiKey { get; set; }

    /// <summary>KRAKEN_API_SECRET: the private key in base64, with which requests are signed; never sent.</summary>
    public string? ApiSecret { get; set; }

    /// <summary>KRAKEN_BASE_URL: address of the API. Default <c>https://api.kraken.com</c>.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.kraken.com");

    /// <summary>Symbols of your own, such as <c>BTC/USD</c>: <c>XBTUSDT</c>. They go before the rule, which joins both parts and takes XBT for BTC and XDG for DOGE.</summary>
    public Dictionary<string, string> Symbols { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal bool HasCredentials => !string.IsNullOrEmpty(ApiKey) && !string.IsNullOrEmpty(ApiSecret);
}
