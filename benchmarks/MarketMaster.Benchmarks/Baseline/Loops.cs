namespace MarketMaster.Benchmarks.Baseline;

/// <summary>The loops by the id of the indicator they stand against, with its default parameters and its outputs in order.</summary>
internal static class Loops
{
    private static readonly SortedDictionary<string, Loop> ById = new(StringComparer.Ordinal)
    {
        ["adx"] = (bars, o, _) => DirectionLoops.Adx(bars, 14, o[0], o[1], o[2]),
        ["atr"] = (bars, o, _) => VolatilityLoops.Atr(bars, 14, o[0]),
        ["atr_ratio"] = (bars, o, _) => VolatilityLoops.AtrRatio(bars, 14, o[0]),
        ["bollinger_bands"] = (bars, o, _) => VolatilityLoops.Bollinger(bars.Close, 20, 2, o[0], o[1], o[2], o[3]),
        ["cci"] = (bars, o, _) => MomentumLoops.Cci(bars, 20, o[0]),
        ["ema"] = (bars, o, _) => TrendLoops.Ema(bars.Close, 12, o[0]),
        ["macd"] = (bars, o, scratch) => MomentumLoops.Macd(bars.Close, 12, 26, 9, scratch, o[0], o[1], o[2]),
        ["obv"] = (bars, o, _) => VolumeLoops.Obv(bars.Close, bars.Volume, o[0]),
        ["pivot_point"] = (bars, o, _) => TrendLoops.PivotPoint(bars, o[0]),
        ["price_change"] = (bars, o, _) => VolumeLoops.Change(bars.Close, o[0]),
        ["rsi"] = (bars, o, _) => MomentumLoops.Rsi(bars.Close, 14, o[0]),
        ["sma"] = (bars, o, _) => TrendLoops.Sma(bars.Close, 20, o[0]),
        ["stochastic"] = (bars, o, _) => RangeLoops.Stochastic(bars, 14, 3, o[0], o[1]),
        ["supertrend"] = (bars, o, _) => TrendLoops.SuperTrend(bars, 10, 3, o[0], o[1]),
        ["volume_change"] = (bars, o, _) => VolumeLoops.Change(bars.Volume, o[0]),
        ["vwap"] = (bars, o, _) => VolumeLoops.Vwap(bars, o[0]),
        ["williams_r"] = (bars, o, _) => RangeLoops.WilliamsR(bars, 14, o[0]),
    };

    /// <summary>Computes an indicator's outputs into columns.</summary>
    /// <param name="bars">The series.</param>
    /// <param name="outputs">One column per output.</param>
    /// <param name="scratch">As long as the series.</param>
    internal delegate void Loop(BarSeries bars, double[][] outputs, double[] scratch);

    public static IEnumerable<string> Ids => ById.Keys;

    public static Loop Find(string id) => ById[id];
}
