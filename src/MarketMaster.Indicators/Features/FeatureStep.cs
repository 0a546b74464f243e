namespace MarketMaster.Indicators;

/// <summary>One bar of all 25 features.</summary>
/// <typeparam name="T">A lane type.</typeparam>
internal struct FeatureStep<T>() : IStep<Candle<T>, MarketFeatures<T>> where T : unmanaged, ILane<T>
{
    private Rsi.Step<T> _rsi = new(14);
    private Macd.Step<T> _macd = new(12, 26, 9);
    private BollingerBands.Step<T> _bollinger = new(20, 2);
    private Sma.Step<T> _sma50 = new(50);
    private Obv.Step<T> _obv;
    private Vwap.Step<T> _vwap;
    private PriceRange<T> _range = new(14);
    private Stochastic.Step<T> _stochastic = new(14, 3);
    private Cci.Step<T> _cci = new(20);
    private Adx.Step<T> _adx = new(14);
    private SuperTrend.Step<T> _superTrend = new(10, 3);
    private Atr.Step<T> _atr = new(14);
    private RelativeChange<T> _price;
    private RelativeChange<T> _volume;

    public readonly Rsi.Step<T> Rsi => _rsi;

    public readonly Macd.Step<T> Macd => _macd;

    public readonly Obv.Step<T> Obv => _obv;

    public readonly Vwap.Step<T> Vwap => _vwap;

    public readonly Adx.Step<T> Adx => _adx;

    public readonly SuperTrend.Step<T> SuperTrend => _superTrend;

    public readonly Atr.Step<T> Atr => _atr;

    public MarketFeatures<T> Push(in Candle<T> value)
    {
        var macd = _macd.Push(value.Close);
        var bands = _bollinger.Push(value.Close);
        var range = _range.Push(value);
        var stochastic = _stochastic.Push(value, range);
        var atr = _atr.Push(value);
        return new(
            _rsi.Push(value.Close), macd.Line, macd.Signal, macd.Histogram,
            bands.Upper, bands.Middle, bands.Lower, bands.Width,
            bands.Middle, _sma50.Push(value.Close), _macd.FastMean, _macd.SlowMean,
            _obv.Push(value), _vwap.Push(value), stochastic.K, stochastic.D,
            WilliamsR.Step<T>.Of(value, range), _cci.Push(value), _adx.Push(value).Adx, _superTrend.Push(value).Value,
            atr, AtrRatio.Step<T>.Of(atr, value.Close), _price.Push(value.Close), _volume.Push(value.Volume), PivotPoint.Step<T>.Of(value));
    }
}
