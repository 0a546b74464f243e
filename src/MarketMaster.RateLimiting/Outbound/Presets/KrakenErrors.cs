namespace MarketMaster.RateLimiting;

/// <summary>Kraken answers a refusal by rate with status 200 and an error in the body.</summary>
internal static class KrakenErrors
{
    public static void AddTo(RateLimitingOptions options)
    {
        foreach (var name in (string[])["kraken", "kraken_public"])
        {
            var errors = options.Apis[name].BodyErrors;
            // without the part before the colon, which separates sections where these keys come from configuration
            errors["Rate limit exceeded"] = TimeSpan.FromSeconds(15);
            errors["Too many requests"] = TimeSpan.FromSeconds(15);
            errors["Temporary lockout"] = TimeSpan.FromMinutes(15);
            errors["Throttled"] = TimeSpan.FromSeconds(15);
        }
    }
}
