namespace MarketMaster.DataGen.Tests;

/// <summary>One instrument of each asset class.</summary>
internal static class Markets
{
    public static readonly (AssetClass AssetClass, string Symbol)[] OfEachClass =
    [
        (AssetClass.Equity, "AAPL"), (AssetClass.Crypto, "BTC/USD"), (AssetClass.Forex, "EUR/USD"),
        (AssetClass.Commodity, "XAU/USD"), (AssetClass.Indices, "SPX"),
    ];

    public static MarketDataGenerator Generator(
        AssetClass assetClass, int minutes = 60, ulong seed = 42, SignalOptions? signal = null, MarketModels? models = null)
    {
        var symbol = OfEachClass.First(m => m.AssetClass == assetClass).Symbol;
        return new(assetClass, symbol, seed, new()
        {
            Interval = TimeSpan.FromMinutes(minutes),
            Signal = signal ?? SignalOptions.LeakTest,
            Models = models ?? MarketModels.Default,
        });
    }

    /// <summary>The catalog with the drift of one class and of all its instruments set to 0.</summary>
    public static MarketModels WithoutDrift(AssetClass assetClass) =>
        MarketModels.Default.With(MarketModels.Default.GetAssetClass(assetClass) with { AnnualDrift = 0 });
}
