namespace MarketMaster.DataGen;

/// <summary>
/// Statistics by which market data is recognised. Returns are log moves from close to close; of intraday bars those within a
/// trading day only, the opening gaps apart. NaN where there are too few bars, or no variance.
/// </summary>
/// <param name="AnnualVolatility">Root of the sum of all squared log moves, gaps included, per year.</param>
/// <param name="ExcessKurtosis">Of returns clipped at their 0.1 % and 99.9 % quantiles; 0 for a normal distribution.</param>
/// <param name="Skewness">Of returns.</param>
/// <param name="ReturnAutocorrelation">Of returns at lag 1; near 0 in a fair market.</param>
/// <param name="AbsoluteAutocorrelation1">Of absolute returns at lag 1: volatility clusters.</param>
/// <param name="AbsoluteAutocorrelation10">The same at lag 10.</param>
/// <param name="AbsoluteAutocorrelation50">The same at lag 50.</param>
/// <param name="Leverage">Mean correlation of a return with the absolute returns 1 to 5 bars later; negative where falls raise volatility.</param>
/// <param name="TailIndex">Hill's estimate over the largest 5 % of absolute returns; about 3 in most markets.</param>
/// <param name="RangeRatio">Mean ln(high/low) over mean |ln(close/open)|, the largest 1 % of each left out; 2 for Brownian motion.</param>
/// <param name="GapVarianceShare">Share of squared log moves that passes between a close and the next day's open.</param>
/// <param name="VolumeReturnCorrelation">Rank correlation of volume and absolute return; no trend is taken out of volume.</param>
public sealed record StylisedFacts(
    double AnnualVolatility, double ExcessKurtosis, double Skewness, double ReturnAutocorrelation,
    double AbsoluteAutocorrelation1, double AbsoluteAutocorrelation10, double AbsoluteAutocorrelation50, double Leverage,
    double TailIndex, double RangeRatio, double GapVarianceShare, double VolumeReturnCorrelation);
