namespace MarketMaster.DataGen;

/// <summary>A range of values, ends included.</summary>
/// <param name="Lowest">Lower end.</param>
/// <param name="Highest">Upper end.</param>
public readonly record struct FactBand(double Lowest, double Highest);
