namespace MarketMaster.Indicators;

/// <summary>One bar of all 25 features without units.</summary>
/// <typeparam name="T">A lane type.</typeparam>
internal struct RelativeFeatureStep<T>() : IStep<Candle<T>, RelativeFeatures<T>> where T : unmanaged, ILane<T>
{
    private const int VolumeWindow = 20;

    private FeatureStep<T> _features = new();
    private Window<T> _signed = new(VolumeWindow);
    private Window<T> _volume = new(VolumeWindow);
    private Window<T> _paid = new(VolumeWindow);
    private T _previous;
    private bool _started;

    public RelativeFeatures<T> Push(in Candle<T> value)
    {
        var x = _features.Push(value);
        var (close, atr) = (value.Close, x.Atr);
        T flow = double.NaN, paid = double.NaN;
        var isSigned = _started && _signed.Push(Obv.Step<T>.Signed(value.Volume, close, _previous));
        _paid.Push(value.Volume * x.PivotPoint);
        if (_volume.Push(value.Volume))
        {
            var traded = WindowSums.Sum(_volume.Values);
            paid = WindowSums.Sum(_paid.Values) / traded;
            if (isSigned)
                flow = WindowSums.Sum(_signed.Values) / traded;
        }
        (_previous, _started) = (close, true);
        return new(
            x.Rsi, Ranges(x.Macd, atr), Ranges(x.MacdSignal, atr), Ranges(x.MacdHistogram, atr),
            Ranges(x.BollingerUpper - close, atr), Ranges(x.BollingerMiddle - close, atr), Ranges(x.BollingerLower - close, atr), x.BollingerWidth,
            Ranges(x.Sma20 - close, atr), Ranges(x.Sma50 - close, atr), Ranges(x.Ema12 - close, atr), Ranges(x.Ema26 - close, atr),
            flow, Ranges(paid - close, atr), x.StochasticK, x.StochasticD,
            x.WilliamsR, x.Cci, x.Adx, Ranges(x.SuperTrend - close, atr),
            Ranges(value.High - value.Low, atr), x.AtrRatio, x.PriceChange, x.VolumeChange, Ranges(x.PivotPoint - close, atr));
    }

    private static T Ranges(T distance, T range) => T.IfEqual(range, 0, 0, distance / range);
}
