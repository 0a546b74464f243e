namespace MarketMaster.DataGen;

/// <summary>
/// What real series show: the range over the series of a class, widened by the sampling error over some thousand daily bars or
/// 60 days of minutes. Daily bars have bands per class. Intraday, one set serves all classes but for activity and unchanged prices;
/// between a minute and a day the bands span what quarter-hours and hours of real series show as well.
/// </summary>
internal static class FactBands
{
    private static readonly Dictionary<string, FactBand> Minute = new(StringComparer.Ordinal)
    {
        ["excess_kurtosis"] = new(1.8, 11),
        ["return_autocorrelation"] = new(-0.12, 0.05),
        ["absolute_autocorrelation_1"] = new(0.15, 0.38),
        ["deseasonalised_autocorrelation_1"] = new(0.10, 0.34),
        ["deseasonalised_autocorrelation_50"] = new(0.03, 0.18),
        ["tail_index"] = new(2.4, 4.5),
        ["volume_return_correlation"] = new(0.22, 0.40),
        ["range_ratio"] = new(1.40, 2.12),
    };

    private static readonly Dictionary<string, FactBand> Between = new(StringComparer.Ordinal)
    {
        ["excess_kurtosis"] = new(1.8, 18),
        ["return_autocorrelation"] = new(-0.12, 0.05),
        ["absolute_autocorrelation_1"] = new(0.15, 0.45),
        ["deseasonalised_autocorrelation_1"] = new(0.10, 0.45),
        ["deseasonalised_autocorrelation_50"] = new(0.03, 0.32),
        ["tail_index"] = new(2.0, 4.5),
        ["volume_return_correlation"] = new(0.20, 0.40),
        ["range_ratio"] = new(1.40, 2.15),
    };

    private static readonly Dictionary<AssetClass, (FactBand Activity, FactBand Zeros)> Intraday = new()
    {
        [AssetClass.Equity] = (new(1.8, 2.6), new(0.02, 0.10)),
        [AssetClass.Indices] = (new(3.0, 5.0), new(0.05, 0.40)),
        [AssetClass.Forex] = (new(2.4, 8), new(0.02, 0.08)),
        [AssetClass.Commodity] = (new(2.5, 6.5), new(0, 0.15)),
        [AssetClass.Crypto] = (new(1.3, 3.3), new(0, 0.25)),
    };

    // An index that trades in stock hours has their day: measured on a stock-index fund (2.1) and on the future within these hours (2.0). How many
    // minutes end unchanged depends on how finely it is quoted, from a cent of an index to the future's quarter of a point.
    private static readonly (FactBand Activity, FactBand Zeros) IndexInStockHours = (new(1.8, 2.6), new(0, 0.40));

    private static readonly Dictionary<AssetClass, Dictionary<string, FactBand>> Daily = new()
    {
        [AssetClass.Equity] = Day(
            new(0.20, 0.45), new(2.5, 7), new(-1, 0.6), new(-0.09, 0.05), new(0.15, 0.32), new(0.10, 0.30), new(0.02, 0.16),
            new(-0.12, -0.01), new(2.5, 3.8), new(0.20, 0.45), new(1.95, 2.15), new(0.27, 0.40), new(0, 8), new(0.40, 0.65), new(0.25, 0.45)),
        [AssetClass.Indices] = Day(
            new(0.12, 0.24), new(3.5, 8), new(-1.2, 0), new(-0.10, 0.05), new(0.20, 0.35), new(0.14, 0.32), new(0.02, 0.18),
            new(-0.14, -0.04), new(2.4, 3.5), new(0.20, 0.50), new(1.80, 2.15), new(0.05, 0.38), new(0, 8), new(0.40, 0.65), new(0.20, 0.45)),
        [AssetClass.Forex] = Day(
            new(0.06, 0.13), new(1.2, 3.5), new(-0.4, 0.4), new(-0.05, 0.05), new(0.10, 0.22), new(0.08, 0.20), new(0.04, 0.18),
            new(-0.04, 0.04), new(3.2, 4.4), new(0.15, 0.40), new(1.95, 2.15), new(0, 0.05), new(0, 2.5)),
        [AssetClass.Commodity] = Day(
            new(0.13, 0.42), new(2, 6.5), new(-1.3, 0.3), new(-0.05, 0.05), new(0.10, 0.34), new(0.08, 0.24), new(0.02, 0.14),
            new(-0.07, 0.03), new(2.7, 3.8), new(0.15, 0.45), new(1.93, 2.15), new(0.01, 0.15), new(0, 12)),
        [AssetClass.Crypto] = Day(
            new(0.55, 1.10), new(2, 8), new(-1.2, 0.6), new(-0.08, 0.05), new(0.13, 0.30), new(0.06, 0.20), new(0, 0.13),
            new(-0.06, 0.03), new(2.5, 4), new(0.25, 0.55), new(1.95, 2.25), new(0, 0.01), new(0, 5), new(0.50, 0.80), new(0.40, 0.90)),
    };

    /// <param name="fact">Its name.</param>
    /// <param name="assetClass">The class.</param>
    /// <param name="interval">Time from bar to bar.</param>
    /// <param name="shortDay">Whether the series trades for a third of the day at most: an index is then not judged by a future's day.</param>
    public static FactBand? Find(string fact, AssetClass assetClass, TimeSpan interval, bool shortDay = false)
    {
        if (interval >= TimeSpan.FromDays(1))
            return interval == TimeSpan.FromDays(1) && Daily[assetClass].TryGetValue(fact, out var daily) ? daily : null;
        var (activity, zeros) = shortDay && assetClass == AssetClass.Indices ? IndexInStockHours : Intraday[assetClass];
        return fact switch
        {
            "activity_contrast" => activity,
            "zero_return_share" when interval == TimeSpan.FromMinutes(1) => zeros,
            "zero_return_share" => new(0, zeros.Highest),
            _ => (interval == TimeSpan.FromMinutes(1) ? Minute : Between).TryGetValue(fact, out var band) ? band : null,
        };
    }

    private static Dictionary<string, FactBand> Day(
        FactBand volatility, FactBand kurtosis, FactBand skewness, FactBand returns, FactBand absolute1, FactBand absolute10,
        FactBand absolute50, FactBand leverage, FactBand tail, FactBand volumeReturn, FactBand range, FactBand gap, FactBand aggregated,
        FactBand? volumeAutocorrelation = null, FactBand? volumeDeviation = null)
    {
        var bands = new Dictionary<string, FactBand>(StringComparer.Ordinal)
        {
            ["annual_volatility"] = volatility,
            ["excess_kurtosis"] = kurtosis,
            ["skewness"] = skewness,
            ["return_autocorrelation"] = returns,
            ["absolute_autocorrelation_1"] = absolute1,
            ["absolute_autocorrelation_10"] = absolute10,
            ["absolute_autocorrelation_50"] = absolute50,
            ["leverage"] = leverage,
            ["tail_index"] = tail,
            ["volume_return_correlation"] = volumeReturn,
            ["range_ratio"] = range,
            ["gap_variance_share"] = gap,
            ["aggregated_kurtosis"] = aggregated,
        };
        if (volumeAutocorrelation is { } autocorrelation)
            bands["volume_autocorrelation"] = autocorrelation;
        if (volumeDeviation is { } deviation)
            bands["volume_deviation"] = deviation;
        return bands;
    }
}
