namespace MarketMaster.DataSources;

/// <summary>Capital.com's names of well-known instruments; other pairs are joined.</summary>
internal static class CapitalEpics
{
    public static IReadOnlyDictionary<string, string> Known { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["XAU/USD"] = "GOLD",
        ["XAG/USD"] = "SILVER",
        ["WTI"] = "OIL_CRUDE",
        ["BRENT"] = "OIL_BRENT",
        ["SPX"] = "US500",
        ["NDX"] = "US100",
        ["DAX"] = "DE40",
    };

    public static string Rule(string symbol) => SymbolNames.Pair(symbol) is { } pair ? pair.Base + pair.Quote : symbol.ToUpperInvariant();
}
