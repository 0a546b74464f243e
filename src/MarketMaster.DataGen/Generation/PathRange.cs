namespace MarketMaster.DataGen;

/// <summary>
/// Highest and lowest point of the path between open and close: the exact law of a Brownian bridge's maximum and minimum, pulled in
/// because trades see the path only at points (Broadie, Glasserman and Kou, Mathematical Finance 7, 1997: 0.5826 σ/√n).
/// </summary>
internal struct PathRange(RandomStream random)
{
    private const double DiscretePull = 0.5826;
    private const double ContinuousTrades = 1e6;

    private RandomStream _random = random;

    /// <summary>Draws both, as log moves from the open.</summary>
    /// <param name="move">Log move from open to close.</param>
    /// <param name="volatility">Standard deviation of the bar.</param>
    /// <param name="trades">Number of trades in the bar.</param>
    public (double High, double Low) Next(double move, double volatility, double trades)
    {
        var variance = -2 * volatility * volatility;
        var high = (move + Math.Sqrt(move * move + variance * Elementary.Log(_random.NextPositiveDouble()))) / 2;
        var low = (move - Math.Sqrt(move * move + variance * Elementary.Log(_random.NextPositiveDouble()))) / 2;
        var pull = trades > ContinuousTrades ? 0 : DiscretePull * volatility / Math.Sqrt(trades);
        return (Math.Max(high - pull, Math.Max(move, 0)), Math.Min(low + pull, Math.Min(move, 0)));
    }
}
