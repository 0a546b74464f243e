namespace MarketMaster.DataSources;

/// <summary>A coin's id and the currency of its price, out of a pair.</summary>
internal sealed class CoinGeckoSymbols(IReadOnlyDictionary<string, string> own)
{
    private const string DefaultCurrency = "usd";

    public (string Id, string Currency) Of(string symbol)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        var name = symbol.Trim();
        if (own.TryGetValue(name, out var mine))
            return Split(mine);
        if (SymbolNames.Pair(name) is not { } pair)
            return (Coin(name), DefaultCurrency);
        return (Coin(pair.Base), pair.Quote.ToLowerInvariant());
    }

    private string Coin(string name)
    {
        if (own.TryGetValue(name, out var mine))
            return Split(mine).Id;
        return CoinGeckoCoins.Known.TryGetValue(name, out var known) ? known : name.ToLowerInvariant();
    }

    private static (string Id, string Currency) Split(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (text, DefaultCurrency) : (text[..slash], text[(slash + 1)..].ToLowerInvariant());
    }
}
