using System.Globalization;

namespace MarketMaster.DataGen;

/// <summary>How an instrument's returns hang on a market factor and on the factor of its asset class, both of variance 1.</summary>
/// <param name="Market">Correlation with the market; -1 to 1.</param>
/// <param name="AssetClass">Correlation with the part of the class that the market does not explain; -1 to 1, the squares of both at most 1 together.</param>
public sealed record FactorLoadings(double Market, double AssetClass = 0)
{
    /// <summary>Rough, usual loadings: stocks and indices move together, crypto mostly with itself.</summary>
    /// <param name="assetClass">The class of an instrument.</param>
    /// <returns>Loadings.</returns>
    public static FactorLoadings Typical(AssetClass assetClass) => assetClass switch
    {
        MarketMaster.AssetClass.Equity => new(0.65, 0.30),
        MarketMaster.AssetClass.Indices => new(0.80, 0.30),
        MarketMaster.AssetClass.Crypto => new(0.35, 0.75),
        MarketMaster.AssetClass.Commodity => new(0.25, 0.40),
        MarketMaster.AssetClass.Forex => new(0.20, 0.55),
        _ => throw new ArgumentOutOfRangeException(nameof(assetClass), assetClass, $"asset class must be one of {string.Join(", ", AssetClassNames.All)}"),
    };

    /// <summary>The loadings that give a wanted beta.</summary>
    /// <param name="beta">Mean return of the instrument per unit of the market's.</param>
    /// <param name="volatility">The instrument's annual volatility; above 0.</param>
    /// <param name="marketVolatility">The market's annual volatility; above 0. Default 0.175.</param>
    /// <returns>Loadings on the market alone.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No correlation gives that beta: beta × market volatility exceeds the instrument's volatility.</exception>
    public static FactorLoadings FromBeta(double beta, double volatility, double marketVolatility = 0.175)
    {
        var correlation = beta * marketVolatility / volatility;
        return correlation is >= -1 and <= 1 && volatility > 0 && marketVolatility > 0
            ? new(correlation)
            : throw new ArgumentOutOfRangeException(nameof(beta), string.Create(
                CultureInfo.InvariantCulture,
                $"beta {beta} with a volatility of {volatility} and a market volatility of {marketVolatility} would be a correlation of {correlation:0.###}: it must lie between -1 and 1"));
    }

    internal void Require(string owner)
    {
        if (!(Market * Market + AssetClass * AssetClass <= 1))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"loadings {Market} and {AssetClass}: their squares sum to {Market * Market + AssetClass * AssetClass}, at most 1 is possible"), owner);
        }
    }
}
