namespace MarketMaster.RateLimiting;

/// <summary>One number of calls per minute for each API, their fallbacks, batch sizes, and the three chains.</summary>
internal static class StandardPreset
{
    public const string Limit = "minute";

    public static void Fill(RateLimitingOptions options)
    {
        Add(options, "coingecko", "CoinGecko", 10, false, RateLimitPriority.High, null, 250);
        Add(options, "binance_public", "Binance Public", 1200, false, RateLimitPriority.High, "coingecko", 100);
        Add(options, "kraken_public", "Kraken Public", 15, false, RateLimitPriority.High, "coingecko", 50);
        Add(options, "binance", "Binance", 1200, true, RateLimitPriority.Critical, "binance_public", 50);
        Add(options, "kraken", "Kraken", 15, true, RateLimitPriority.Critical, "kraken_public", 20);
        Add(options, "alpaca", "Alpaca", 200, true, RateLimitPriority.Critical, null, 100);
        Add(options, "capital", "Capital.com", 60, true, RateLimitPriority.Normal, "coingecko", 50);
        foreach (var name in (string[])["binance", "binance_public"])
            options.Apis[name].UsedHeaders["weight"] = "X-MBX-USED-WEIGHT-1M";
        AddSources(options);
        KrakenErrors.AddTo(options);
    }

    public static void AddSources(RateLimitingOptions options)
    {
        options.Sources["crypto_prices"] = "kraken, binance, coingecko, kraken_public, binance_public";
        options.Sources["stock_prices"] = "capital, alpaca, coingecko";
        options.Sources["balances"] = "kraken, binance, alpaca";
    }

    public static ApiOptions Add(
        RateLimitingOptions options, string key, string name, int perMinute, bool authenticated, RateLimitPriority priority, string? fallback, int batch)
    {
        var api = new ApiOptions
        {
            DisplayName = name,
            IsAuthenticated = authenticated,
            Priority = priority,
            Fallback = fallback,
            BatchSize = batch,
        };
        if (perMinute > 0)
            api.Limits[Limit] = new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) };
        return options.Apis[key] = api;
    }
}
