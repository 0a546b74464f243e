namespace MarketMaster.DataGen;

/// <summary>Rare large price moves, normal in log size.</summary>
/// <param name="PerYear">Mean number per year; 0 to 100.</param>
/// <param name="Mean">Mean log size; -0.5 to 0.5.</param>
/// <param name="StandardDeviation">Standard deviation of the log size; 0 to 0.5.</param>
public sealed record JumpModel(double PerYear, double Mean, double StandardDeviation)
{
    /// <summary>Mean log variance the jumps bring in a year.</summary>
    internal double AnnualVariance => PerYear * (Mean * Mean + StandardDeviation * StandardDeviation);
}
