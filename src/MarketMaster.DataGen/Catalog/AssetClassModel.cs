namespace MarketMaster.DataGen;

/// <summary>
/// Everything the bar model needs to know about a kind of market. Immutable: derive a variant with <c>with</c> and register it
/// by <see cref="MarketModels.With(AssetClassModel)"/>. Time runs in trading days, so one set of parameters serves every bar interval.
/// </summary>
public sealed record AssetClassModel
{
    /// <summary>The kind of market these parameters describe.</summary>
    public required AssetClass AssetClass { get; init; }

    /// <summary>Price of the first bar's open, in units of price; above 0.</summary>
    public required double StartPrice { get; init; }

    /// <summary>Standard deviation of a year's log return; above 0, at most 5.</summary>
    public required double AnnualVolatility { get; init; }

    /// <summary>Expected simple return of a year, continuously compounded; -2 to 2. At 0, and without a signal, the price is a martingale.</summary>
    public required double AnnualDrift { get; init; }

    /// <summary>Trading days in a year, for annualising; 1 to 366.</summary>
    public required double DaysPerYear { get; init; }

    /// <summary>Degrees of freedom of the Student-t returns; above 2, at most 100. Smaller means fatter tails.</summary>
    public required double TailIndex { get; init; }

    /// <summary>How much longer the negative half of the return distribution is; -0.5 to 0.5, 0 is symmetric.</summary>
    public required double Skew { get; init; }

    /// <summary>The state of ordinary quiet.</summary>
    public required RegimeModel Calm { get; init; }

    /// <summary>The middle state.</summary>
    public required RegimeModel Normal { get; init; }

    /// <summary>The high-volatility state.</summary>
    public required RegimeModel Stress { get; init; }

    /// <summary>Volatility factor with a half-life of months; in trading days.</summary>
    public required VolatilityFactor Slow { get; init; }

    /// <summary>Volatility factor with a half-life of days.</summary>
    public required VolatilityFactor Medium { get; init; }

    /// <summary>Volatility factor with a half-life in bars; absent from daily bars.</summary>
    public required VolatilityFactor Fast { get; init; }

    /// <summary>Correlation of a return with the change of the slow and the medium factor; -1 to 1, negative where falls raise volatility.</summary>
    public required double Leverage { get; init; }

    /// <summary>Rare large moves.</summary>
    public required JumpModel Jumps { get; init; }

    /// <summary>Share of a day's variance that passes while the market is closed; 0 to 0.9.</summary>
    public required double GapShare { get; init; }

    /// <summary>How traded volume behaves.</summary>
    public required VolumeModel Volume { get; init; }

    /// <summary>When the market is open, and how active it is through the day.</summary>
    public required TradingHours Hours { get; init; }

    // above this share of overnight variance most jumps come while the market is closed
    internal bool HasOvernightJumps => GapShare > 0.1;
}
