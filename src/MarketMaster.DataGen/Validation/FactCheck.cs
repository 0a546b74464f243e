namespace MarketMaster.DataGen;

/// <summary>A statistic and the band that real series of its kind lie in.</summary>
/// <param name="Name">The property of <see cref="StylisedFacts"/>, in snake case, such as <c>tail_index</c>.</param>
/// <param name="Meaning">What it measures, in a few words.</param>
/// <param name="Value">Measured; NaN where the series does not tell.</param>
/// <param name="Band">The band; null where there is none for this asset class and interval.</param>
public sealed record FactCheck(string Name, string Meaning, double Value, FactBand? Band)
{
    /// <summary>Whether the value lies in its band; null where nothing can be judged: no band, or no value.</summary>
    public bool? Passed => Band is { } band && !double.IsNaN(Value) ? Miss(band) == 0 : null;

    /// <summary>How far the value lies outside its band, below 0 where it is too low; 0 where it lies inside or cannot be judged.</summary>
    public double Distance => Band is { } band && !double.IsNaN(Value) ? Miss(band) : 0;

    private double Miss(FactBand band) => Value < band.Lowest ? Value - band.Lowest : Value > band.Highest ? Value - band.Highest : 0;
}
