namespace MarketMaster.DataGen;

/// <summary>How traded volume follows volatility and range.</summary>
/// <param name="PerDay">Typical volume of a trading day, in the instrument's own unit; above 0.</param>
/// <param name="VolatilityExponent">Exponent of the volatility level; 0 to 3.</param>
/// <param name="RangeExponent">Exponent of the bar's range over its expected size; 0 to 3.</param>
/// <param name="Persistence">Lag-1 autocorrelation of the noise, per bar; 0 to below 1.</param>
/// <param name="Noise">Standard deviation of the noise in log volume; 0 to 2.</param>
/// <param name="Step">Volumes are multiples of this; above 0.</param>
/// <param name="TradesPerMinute">Mean number of trades in a minute; the fewer, the more a bar's range falls short of the continuous path's; above 0.</param>
public sealed record VolumeModel(
    double PerDay, double VolatilityExponent, double RangeExponent, double Persistence, double Noise, double Step, double TradesPerMinute);
