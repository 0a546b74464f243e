namespace MarketMaster.DataSources;

/// <summary>What an account holds of one asset.</summary>
/// <param name="Asset">The asset as people write it: <c>BTC</c>, <c>USD</c>, <c>AAPL</c>.</param>
/// <param name="Available">What can be used, in units of the asset; negative for what is owed.</param>
/// <param name="Reserved">What orders and positions hold, in units of the asset.</param>
public sealed record AssetBalance(string Asset, decimal Available, decimal Reserved)
{
    /// <summary>Both together.</summary>
    public decimal Total => Available + Reserved;
}
