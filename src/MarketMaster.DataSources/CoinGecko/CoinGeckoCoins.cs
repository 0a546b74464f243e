namespace MarketMaster.DataSources;

/// <summary>CoinGecko's ids of well-known coins: it goes by ids, since symbols are not unique there.</summary>
internal static class CoinGeckoCoins
{
    public static IReadOnlyDictionary<string, string> Known { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["BTC"] = "bitcoin",
        ["XBT"] = "bitcoin",
        ["ETH"] = "ethereum",
        ["SOL"] = "solana",
        ["XRP"] = "ripple",
        ["ADA"] = "cardano",
        ["DOGE"] = "dogecoin",
        ["BNB"] = "binancecoin",
        ["TRX"] = "tron",
        ["AVAX"] = "avalanche-2",
        ["LINK"] = "chainlink",
        ["DOT"] = "polkadot",
        ["LTC"] = "litecoin",
        ["BCH"] = "bitcoin-cash",
        ["XLM"] = "stellar",
        ["ATOM"] = "cosmos",
        ["UNI"] = "uniswap",
        ["ETC"] = "ethereum-classic",
        ["XMR"] = "monero",
        ["NEAR"] = "near",
        ["ALGO"] = "algorand",
        ["FIL"] = "filecoin",
        ["AAVE"] = "aave",
        ["USDT"] = "tether",
        ["USDC"] = "usd-coin",
        ["DAI"] = "dai",
    };
}
