namespace MarketMaster.DataGen;

/// <summary>The facts of a report in their order, with their names and meanings.</summary>
internal static class FactTable
{
    public static IReadOnlyList<(string Name, string Meaning, Func<StylisedFacts, double> Of)> Rows { get; } =
    [
        ("annual_volatility", "volatility of a year", f => f.AnnualVolatility),
        ("excess_kurtosis", "fat tails, clipped at 0.1 %", f => f.ExcessKurtosis),
        ("raw_excess_kurtosis", "fat tails, as they are", f => f.RawExcessKurtosis),
        ("aggregated_kurtosis", "fat tails of 20-bar returns", f => f.AggregatedKurtosis),
        ("skewness", "asymmetry of returns", f => f.Skewness),
        ("tail_index", "Hill's index, largest 5 %", f => f.TailIndex),
        ("return_autocorrelation", "returns, lag 1", f => f.ReturnAutocorrelation),
        ("absolute_autocorrelation_1", "volatility clusters, lag 1", f => f.AbsoluteAutocorrelation1),
        ("absolute_autocorrelation_10", "volatility clusters, lag 10", f => f.AbsoluteAutocorrelation10),
        ("absolute_autocorrelation_50", "volatility clusters, lag 50", f => f.AbsoluteAutocorrelation50),
        ("deseasonalised_autocorrelation_1", "clusters without time of day, lag 1", f => f.DeseasonalisedAutocorrelation1),
        ("deseasonalised_autocorrelation_10", "clusters without time of day, lag 10", f => f.DeseasonalisedAutocorrelation10),
        ("deseasonalised_autocorrelation_50", "clusters without time of day, lag 50", f => f.DeseasonalisedAutocorrelation50),
        ("leverage", "falls raise volatility", f => f.Leverage),
        ("volume_return_correlation", "volume with absolute return", f => f.VolumeReturnCorrelation),
        ("volume_autocorrelation", "log volume, lag 1", f => f.VolumeAutocorrelation),
        ("volume_deviation", "spread of log volume", f => f.VolumeDeviation),
        ("range_ratio", "range over body", f => f.RangeRatio),
        ("gap_variance_share", "variance while closed", f => f.GapVarianceShare),
        ("activity_contrast", "busiest over quietest time of day", f => f.ActivityContrast),
        ("zero_return_share", "returns of exactly 0", f => f.ZeroReturnShare),
        ("flat_bar_share", "bars of one price", f => f.FlatBarShare),
        ("no_wick_share", "bars without upper wick", f => f.NoWickShare),
    ];
}
