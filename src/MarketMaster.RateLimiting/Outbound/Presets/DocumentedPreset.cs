namespace MarketMaster.RateLimiting;

/// <summary>
/// The operators' rules as documented at the end of 2025: Binance's weights and raw requests per address, Kraken's decaying counter and one public call a second,
/// CoinGecko's Demo plan, Alpaca's free plan, Capital.com's calls per second and per kind.
/// </summary>
internal static class DocumentedPreset
{
    public static void Fill(RateLimitingOptions options)
    {
        var coinGecko = StandardPreset.Add(options, "coingecko", "CoinGecko", 100, false, RateLimitPriority.High, null, 100);
        coinGecko.Limits["month"] = new() { PermitLimit = 10_000, Window = TimeSpan.FromDays(31), Algorithm = RateLimitAlgorithm.SegmentedWindow, Segments = 744 };
        coinGecko.CoolDown = TimeSpan.FromMinutes(1);

        Binance(StandardPreset.Add(options, "binance", "Binance", 0, true, RateLimitPriority.Critical, "binance_public", 100));
        // the weight is counted per address, with and without credentials together
        var binancePublic = StandardPreset.Add(options, "binance_public", "Binance Public", 0, false, RateLimitPriority.High, "coingecko", 100);
        Binance(binancePublic);
        binancePublic.Limits.Clear();
        binancePublic.SharesLimitsOf = "binance";

        var kraken = StandardPreset.Add(options, "kraken", "Kraken", 0, true, RateLimitPriority.Critical, "kraken_public", 20);
        kraken.Limits["counter"] = new() { PermitLimit = 15, DecayPerSecond = 0.33 };
        kraken.Requests["ledgers"] = new() { Path = "/0/private/Ledgers", Weight = 2 };
        kraken.Requests["query_ledgers"] = new() { Path = "/0/private/QueryLedgers", Weight = 2 };
        kraken.Requests["trades_history"] = new() { Path = "/0/private/TradesHistory", Weight = 2 };
        kraken.Requests["query_trades"] = new() { Path = "/0/private/QueryTrades", Weight = 2 };
        var krakenPublic = StandardPreset.Add(options, "kraken_public", "Kraken Public", 0, false, RateLimitPriority.High, "coingecko", 50);
        krakenPublic.Limits["second"] = new() { PermitLimit = 1, Window = TimeSpan.FromSeconds(1), CountsRequests = true };
        // in fifths of a call: candles, trades and order books cost 1.2
        krakenPublic.Limits["cost"] = new() { PermitLimit = 6, DecayPerSecond = 5 };
        krakenPublic.Requests["all"] = new() { Path = "/", Weight = 5 };
        foreach (var name in (string[])["OHLC", "Trades", "Depth"])
            krakenPublic.Requests[name] = new() { Path = "/0/public/" + name, Weight = 6 };

        StandardPreset.Add(options, "alpaca", "Alpaca", 200, true, RateLimitPriority.Critical, null, 100);

        var capital = StandardPreset.Add(options, "capital", "Capital.com", 0, true, RateLimitPriority.Normal, "coingecko", 50);
        capital.Limits["second"] = new() { PermitLimit = 10, Window = TimeSpan.FromSeconds(1) };
        capital.Limits["session"] = new() { PermitLimit = 1, Window = TimeSpan.FromSeconds(1) };
        capital.Limits["order"] = new() { PermitLimit = 1, Window = TimeSpan.FromMilliseconds(100) };
        capital.Limits["order_hour"] = new() { PermitLimit = 1000, Window = TimeSpan.FromHours(1) };
        capital.Requests["session"] = new() { Method = "POST", Path = "/api/v1/session", Limits = "session" };
        capital.Requests["positions"] = new() { Method = "POST", Path = "/api/v1/positions", Limits = "order, order_hour" };
        capital.Requests["working_orders"] = new() { Method = "POST", Path = "/api/v1/workingorders", Limits = "order, order_hour" };

        StandardPreset.AddSources(options);
        KrakenErrors.AddTo(options);
    }

    private static void Binance(ApiOptions api)
    {
        api.Limits["weight"] = new() { PermitLimit = 6000, Window = TimeSpan.FromMinutes(1) };
        api.Limits["raw"] = new() { PermitLimit = 61_000, Window = TimeSpan.FromMinutes(5), CountsRequests = true };
        api.UsedHeaders["weight"] = "X-MBX-USED-WEIGHT-1M";
        api.Requests["klines"] = new() { Path = "/api/v3/klines", Weight = 2 };
        api.Requests["price"] = new() { Path = "/api/v3/ticker/price", Weight = 4, WeightBySymbols = { ["1"] = 2, ["2"] = 4 } };
        api.Requests["ticker_24hr"] = new() { Path = "/api/v3/ticker/24hr", Weight = 80, WeightBySymbols = { ["1"] = 2, ["21"] = 40, ["101"] = 80 } };
        api.Requests["depth"] = new() { Path = "/api/v3/depth", Weight = 5, Parameter = "limit", WeightByParameter = { ["1"] = 5, ["101"] = 25, ["501"] = 50, ["1001"] = 250 } };
        api.Requests["exchange_info"] = new() { Path = "/api/v3/exchangeInfo", Weight = 20 };
        api.Requests["account"] = new() { Path = "/api/v3/account", Weight = 20 };
    }
}
