namespace MarketMaster.DataSources;

/// <summary>Kraken's names of assets and pairs: XBT for BTC, and a leading X or Z for what was listed first.</summary>
internal static class KrakenAssets
{
    public static string Ours(string asset)
    {
        var dot = asset.IndexOf('.', StringComparison.Ordinal);
        var (name, suffix) = dot < 0 ? (asset, "") : (asset[..dot], asset[dot..]);
        if (name.Length == 4 && name[0] is 'X' or 'Z')
            name = name[1..];
        return name switch { "XBT" => "BTC", "XDG" => "DOGE", _ => name } + suffix;
    }

    public static string Theirs(string asset) => asset switch { "BTC" => "XBT", "DOGE" => "XDG", _ => asset };

    /// <summary>A pair without the leading letters: XXBTZUSD as XBTUSD, so that what was asked for is found in what was answered.</summary>
    public static string Plain(string pair) =>
        pair.Length == 8 && pair[0] is 'X' or 'Z' && pair[4] is 'X' or 'Z' ? string.Concat(pair.AsSpan(1, 3), pair.AsSpan(5)) : pair;
}
