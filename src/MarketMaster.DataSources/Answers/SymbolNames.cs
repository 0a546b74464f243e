namespace MarketMaster.DataSources;

/// <summary>What a source calls instruments: the user's own entries first, then the known ones, then the rule of the source.</summary>
internal sealed class SymbolNames(IReadOnlyDictionary<string, string> own, IReadOnlyDictionary<string, string> known, Func<string, string> rule)
{
    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public string Of(string symbol)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        var name = symbol.Trim();
        return own.TryGetValue(name, out var mine) ? mine : known.TryGetValue(name, out var found) ? found : rule(name);
    }

    /// <summary>Both parts of a pair such as BTC/USD; null where it is none.</summary>
    public static (string Base, string Quote)? Pair(string symbol)
    {
        var slash = symbol.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < symbol.Length - 1 ? (symbol[..slash].Trim().ToUpperInvariant(), symbol[(slash + 1)..].Trim().ToUpperInvariant()) : null;
    }
}
