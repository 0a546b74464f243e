namespace MarketMaster.DataGen;

/// <summary>One state of the volatility chain.</summary>
/// <param name="LogMultiplier">Added to the logarithm of volatility while the state lasts; -3 to 3.</param>
/// <param name="DwellDays">Mean stay, in trading days; at least 1.</param>
public sealed record RegimeModel(double LogMultiplier, double DwellDays);
