namespace MarketMaster.Indicators;

/// <summary>One bar of all 25 features.</summary>
/// <typeparam name="T">A lane type.</typeparam>
internal struct FeatureStep<T>() : IStep<Candle<T>, MarketFeatures<T>> where T : unmanaged, ILane<T>
{
    private FeatureState<T> _state = new();
    private BollingerBands.Step<T> _bollinger = new(20, 2);
    private Sma.Step<T> _sma20 = new(20);
    private Sma.Step<T> _sma50 = new(50);
    private PriceRange<T> _range = new(14);
    private Stochastic.Step<T> _stochastic = new(14, 3);
    private Cci.Step<T> _cci = new(20);
    private RelativeChange<T> _price;
    private RelativeChange<T> _volume;

    public MarketFeatures<T> Push(in Candle<T> value)
    {
        Span<T> state = stackalloc T[FeatureScratch.Outputs];
        _state.Push(value, ref state[0], 1);
        var bands = _bollinger.Push(value.Close);
        var range = _range.Push(value);
        var stochastic = _stochastic.Push(value, range);
        return new(
            Rsi.Step<T>.Of(state[FeatureScratch.Gain], state[FeatureScratch.Loss]), state[FeatureScratch.Line], state[FeatureScratch.Signal], state[FeatureScratch.Histogram],
            bands.Upper, bands.Middle, bands.Lower, bands.Width,
            _sma20.Push(value.Close), _sma50.Push(value.Close), state[FeatureScratch.Fast], state[FeatureScratch.Slow],
            state[FeatureScratch.Obv], Vwap.Step<T>.Of(state[FeatureScratch.Anchor], state[FeatureScratch.Paid], state[FeatureScratch.Traded]), stochastic.K, stochastic.D,
            WilliamsR.Step<T>.Of(value, range), _cci.Push(value), state[FeatureScratch.Adx], state[FeatureScratch.SuperTrend],
            state[FeatureScratch.Atr], AtrRatio.Step<T>.Of(state[FeatureScratch.Atr], value.Close), _price.Push(value.Close), _volume.Push(value.Volume), PivotPoint.Step<T>.Of(value));
    }
}
