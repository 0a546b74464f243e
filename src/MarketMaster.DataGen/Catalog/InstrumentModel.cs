namespace MarketMaster.DataGen;

/// <summary>An instrument and what sets it apart from its asset class; null means: as the class.</summary>
/// <param name="Instrument">Symbol, asset class and tick size.</param>
public sealed record InstrumentModel(Instrument Instrument)
{
    /// <summary>Price of the first bar's open; above 0.</summary>
    public double? StartPrice { get; init; }

    /// <summary>Standard deviation of a year's log return; the class's jump sizes are scaled along.</summary>
    public double? AnnualVolatility { get; init; }

    /// <summary>Expected simple return of a year, continuously compounded.</summary>
    public double? AnnualDrift { get; init; }

    /// <summary>Typical volume of a trading day.</summary>
    public double? DailyVolume { get; init; }

    /// <summary>Share of a day's variance that passes while the market is closed.</summary>
    public double? GapShare { get; init; }

    /// <summary>Trading hours.</summary>
    public TradingHours? Hours { get; init; }

    /// <summary>The class's parameters with this instrument's own in their place.</summary>
    /// <param name="assetClass">The parameters of the class.</param>
    /// <returns>The parameters bars of this instrument are generated from.</returns>
    public AssetClassModel ApplyTo(AssetClassModel assetClass)
    {
        ArgumentNullException.ThrowIfNull(assetClass);
        var volatility = AnnualVolatility ?? assetClass.AnnualVolatility;
        var ratio = volatility / assetClass.AnnualVolatility;
        var jumps = assetClass.Jumps;
        return assetClass with
        {
            StartPrice = StartPrice ?? assetClass.StartPrice,
            AnnualVolatility = volatility,
            AnnualDrift = AnnualDrift ?? assetClass.AnnualDrift,
            GapShare = GapShare ?? assetClass.GapShare,
            Hours = Hours ?? assetClass.Hours,
            Volume = assetClass.Volume with { PerDay = DailyVolume ?? assetClass.Volume.PerDay },
            Jumps = jumps with { Mean = jumps.Mean * ratio, StandardDeviation = jumps.StandardDeviation * ratio },
        };
    }
}
