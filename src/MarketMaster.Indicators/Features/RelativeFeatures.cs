namespace MarketMaster.Indicators;

/// <summary>
/// The 25 features of one bar without units of price or volume, in the order of <see cref="RelativeFeatureSet.Names"/>; NaN during
/// the warm-up of each. A distance is measured in average true ranges (14) of the bar, and is 0 where nothing has moved yet.
/// </summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Rsi">Relative strength index (14), 0 to 100.</param>
/// <param name="Macd">MACD (12, 26, 9): the line, in average true ranges.</param>
/// <param name="MacdSignal">MACD: the signal line, in average true ranges.</param>
/// <param name="MacdHistogram">MACD: line minus signal, in average true ranges.</param>
/// <param name="BollingerUpper">Upper Bollinger band (20, 2) minus close, in average true ranges.</param>
/// <param name="BollingerMiddle">Middle of the Bollinger bands minus close, in average true ranges.</param>
/// <param name="BollingerLower">Lower Bollinger band minus close, in average true ranges.</param>
/// <param name="BollingerWidth">Bollinger bands: (upper - lower)/middle, a fraction.</param>
/// <param name="Sma20">Simple moving average of 20 closes minus close, in average true ranges.</param>
/// <param name="Sma50">Simple moving average of 50 closes minus close, in average true ranges.</param>
/// <param name="Ema12">Exponential moving average (12) minus close, in average true ranges.</param>
/// <param name="Ema26">Exponential moving average (26) minus close, in average true ranges.</param>
/// <param name="Obv">Change of the on-balance volume over 20 bars as a share of their volume, -1 to 1; NaN without volume.</param>
/// <param name="Vwap">Volume-weighted average price of 20 bars minus close, in average true ranges; NaN without volume.</param>
/// <param name="StochasticK">Stochastic (14, 3): %K, 0 to 100.</param>
/// <param name="StochasticD">Stochastic: %D, 0 to 100.</param>
/// <param name="WilliamsR">Williams %R (14), -100 to 0.</param>
/// <param name="Cci">Commodity channel index (20).</param>
/// <param name="Adx">Average directional index (14), 0 to 100.</param>
/// <param name="SuperTrend">SuperTrend band (10, 3) minus close, in average true ranges.</param>
/// <param name="Range">High minus low, in average true ranges.</param>
/// <param name="AtrRatio">Average true range (14) as a fraction of the close.</param>
/// <param name="PriceChange">Change of the close since the previous bar, a fraction.</param>
/// <param name="VolumeChange">Change of the volume since the previous bar, a fraction; NaN where it was 0.</param>
/// <param name="PivotPoint">(high + low + close)/3 minus close, in average true ranges.</param>
public readonly record struct RelativeFeatures<T>(
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
    T Range,
    T AtrRatio,
    T PriceChange,
    T VolumeChange,
    T PivotPoint);
