namespace MarketMaster.Indicators;

/// <summary>The 25 features of one bar, in the order of <see cref="FeatureSet.Names"/>; NaN during the warm-up of each.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Rsi">Relative strength index (14), 0 to 100.</param>
/// <param name="Macd">MACD (12, 26, 9): the line, in units of price.</param>
/// <param name="MacdSignal">MACD: the signal line, in units of price.</param>
/// <param name="MacdHistogram">MACD: line minus signal, in units of price.</param>
/// <param name="BollingerUpper">Bollinger bands (20, 2): upper band, in units of price.</param>
/// <param name="BollingerMiddle">Bollinger bands: middle, in units of price.</param>
/// <param name="BollingerLower">Bollinger bands: lower band, in units of price.</param>
/// <param name="BollingerWidth">Bollinger bands: (upper - lower)/middle, a fraction.</param>
/// <param name="Sma20">Simple moving average of 20 closes.</param>
/// <param name="Sma50">Simple moving average of 50 closes.</param>
/// <param name="Ema12">Exponential moving average (12).</param>
/// <param name="Ema26">Exponential moving average (26).</param>
/// <param name="Obv">On-balance volume since the first bar.</param>
/// <param name="Vwap">Volume-weighted average price since the first bar; NaN while no volume has traded.</param>
/// <param name="StochasticK">Stochastic (14, 3): %K, 0 to 100.</param>
/// <param name="StochasticD">Stochastic: %D, 0 to 100.</param>
/// <param name="WilliamsR">Williams %R (14), -100 to 0.</param>
/// <param name="Cci">Commodity channel index (20).</param>
/// <param name="Adx">Average directional index (14), 0 to 100.</param>
/// <param name="SuperTrend">SuperTrend (10, 3): the band in force, in units of price.</param>
/// <param name="Atr">Average true range (14), in units of price.</param>
/// <param name="AtrRatio">ATR as a fraction of the close.</param>
/// <param name="PriceChange">Change of the close since the previous bar, a fraction.</param>
/// <param name="VolumeChange">Change of the volume since the previous bar, a fraction; NaN where it was 0.</param>
/// <param name="PivotPoint">(high + low + close)/3 of the bar itself.</param>
public readonly record struct MarketFeatures<T>(
    T Rsi,
    T Macd,
    T MacdSignal,
    T MacdHistogram,
    T BollingerUpper,
    T BollingerMiddle,
    T BollingerLower,
    T BollingerWidth,
    T Sma20,
    T Sma50,
    T Ema12,
    T Ema26,
    T Obv,
    T Vwap,
    T StochasticK,
    T StochasticD,
    T WilliamsR,
    T Cci,
    T Adx,
    T SuperTrend,
    T Atr,
    T AtrRatio,
    T PriceChange,
    T VolumeChange,
    T PivotPoint);
