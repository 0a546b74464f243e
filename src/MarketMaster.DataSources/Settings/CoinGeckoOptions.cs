namespace MarketMaster.DataSources;

/// <summary>How to reach CoinGecko.</summary>
public sealed class CoinGeckoOptions
{
    /// <summary>COINGECKO_API_KEY: the key; null for the public limits per address.</summary>
    public string? ApiKey { get; set; }

    /// <summary>COINGECKO_PLAN (demo or pro): which plan the key belongs to. Default Demo.</summary>
    public CoinGeckoPlan Plan { get; set; }

    /// <summary>COINGECKO_BASE_URL: address of the API; null takes the plan's own, <c>https://api.coingecko.com</c> or <c>https://pro-api.coingecko.com</c>.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>
    /// Coins of your own: a coin's id by its symbol, such as <c>PEPE</c>: <c>pepe</c>, or id and currency by pair, such as <c>PEPE/EUR</c>: <c>pepe/eur</c>. They go before
    /// the list of known coins.
    /// </summary>
    public Dictionary<string, string> Symbols { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal Uri Address => BaseAddress ?? new(Plan == CoinGeckoPlan.Pro ? "https://pro-api.coingecko.com" : "https://api.coingecko.com");
}
