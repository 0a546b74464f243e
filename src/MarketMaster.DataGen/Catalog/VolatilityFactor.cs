namespace MarketMaster.DataGen;

/// <summary>One mean-reverting factor of log volatility (a first-order autoregression).</summary>
/// <param name="StandardDeviation">Its stationary standard deviation, in log units; 0 to 2.</param>
/// <param name="HalfLife">Time after which half of a deviation is left: trading days for the slow and the medium factor, bars for the fast one; above 0.</param>
public sealed record VolatilityFactor(double StandardDeviation, double HalfLife);
