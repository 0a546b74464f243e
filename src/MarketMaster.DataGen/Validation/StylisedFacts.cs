namespace MarketMaster.DataGen;

/// <summary>
/// Statistics by which market data is recognised. Returns are log moves from close to close; of intraday bars those within a
/// session only, the opening gaps apart. NaN where there are too few bars, no variance, no volume, or no time of day.
/// </summary>
public sealed record StylisedFacts
{
    /// <summary>Root of the mean squared log move of a trading day, gaps included, times the root of the trading days of a year.</summary>
    public required double AnnualVolatility { get; init; }

    /// <summary>Excess kurtosis of returns; 0 for a normal distribution. One bad print can make it any number.</summary>
    public required double RawExcessKurtosis { get; init; }

    /// <summary>Excess kurtosis of returns clipped at their 0.1 % and 99.9 % quantiles.</summary>
    public required double ExcessKurtosis { get; init; }

    /// <summary>Excess kurtosis of the sums of 20 returns: it shrinks slowly towards the 0 of a normal distribution.</summary>
    public required double AggregatedKurtosis { get; init; }

    /// <summary>Skewness of returns.</summary>
    public required double Skewness { get; init; }

    /// <summary>Autocorrelation of returns at lag 1; near 0 in a fair market.</summary>
    public required double ReturnAutocorrelation { get; init; }

    /// <summary>Autocorrelation of absolute returns at lag 1: volatility clusters.</summary>
    public required double AbsoluteAutocorrelation1 { get; init; }

    /// <summary>The same at lag 10.</summary>
    public required double AbsoluteAutocorrelation10 { get; init; }

    /// <summary>The same at lag 50.</summary>
    public required double AbsoluteAutocorrelation50 { get; init; }

    /// <summary>Lag 1 again, each absolute return over the mean of its time of day; NaN for daily bars.</summary>
    public required double DeseasonalisedAutocorrelation1 { get; init; }

    /// <summary>The same at lag 10.</summary>
    public required double DeseasonalisedAutocorrelation10 { get; init; }

    /// <summary>The same at lag 50.</summary>
    public required double DeseasonalisedAutocorrelation50 { get; init; }

    /// <summary>Mean correlation of a return with the absolute returns 1 to 5 bars later; negative where falls raise volatility.</summary>
    public required double Leverage { get; init; }

    /// <summary>Hill's estimate over the largest 5 % of the absolute returns that are not 0; about 3 in most markets.</summary>
    public required double TailIndex { get; init; }

    /// <summary>Rank correlation of absolute return and log volume, of which a centred median over 63 bars is taken off.</summary>
    public required double VolumeReturnCorrelation { get; init; }

    /// <summary>Autocorrelation at lag 1 of that log volume.</summary>
    public required double VolumeAutocorrelation { get; init; }

    /// <summary>Standard deviation of that log volume.</summary>
    public required double VolumeDeviation { get; init; }

    /// <summary>Mean ln(high/low) over mean |ln(close/open)| of the 99 % of bars with the smallest range; 2 for Brownian motion.</summary>
    public required double RangeRatio { get; init; }

    /// <summary>Share of the variance of log moves that passes between the close of a session and the next open.</summary>
    public required double GapVarianceShare { get; init; }

    /// <summary>Share of bars whose four prices are the same.</summary>
    public required double FlatBarShare { get; init; }

    /// <summary>Share of returns that are exactly 0.</summary>
    public required double ZeroReturnShare { get; init; }

    /// <summary>Share of bars that are not flat and have no upper wick: the high is the open or the close.</summary>
    public required double NoWickShare { get; init; }

    /// <summary>The busiest over the quietest time of day, by mean absolute return; NaN for daily bars.</summary>
    public required double ActivityContrast { get; init; }
}
