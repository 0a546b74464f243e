namespace MarketMaster.DataGen;

/// <summary>A statistic and the band it should lie in.</summary>
/// <param name="Name">Name of the statistic, as in <see cref="StylisedFacts"/>.</param>
/// <param name="Value">Measured.</param>
/// <param name="Lowest">Lower end of the band.</param>
/// <param name="Highest">Upper end of the band.</param>
public sealed record FactCheck(string Name, double Value, double Lowest, double Highest)
{
    /// <summary>Whether the value lies in its band.</summary>
    public bool Passed => Value >= Lowest && Value <= Highest;
}
