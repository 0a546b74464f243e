using System.Runtime.CompilerServices;

namespace MarketMaster.Indicators;

/// <summary>The features that remember more than a window of bars, bar by bar. What several of them need is computed once.</summary>
/// <typeparam name="T">A lane type.</typeparam>
internal struct FeatureState<T>() where T : unmanaged, ILane<T>
{
    private Macd.Step<T> _macd = new(12, 26, 9);
    private Rsi.Step<T> _rsi = new(14);
    private Obv.Step<T> _obv;
    private Vwap.Step<T> _vwap;
    private Adx.Step<T> _adx = new(14);
    private WilderMean<T> _range14 = new(14);
    private WilderMean<T> _range10 = new(10);
    private SuperTrendBands<T> _bands;
    private T _high;
    private T _low;
    private T _close;
    private bool _started;

    /// <summary>Takes the next bar; what is still warming up is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RecurrentFeatures<T> Push(in Candle<T> bar)
    {
        var macd = _macd.Push(bar.Close);
        var hasRsi = _rsi.Take(bar.Close);
        var obv = _obv.Push(bar);
        _vwap.Take(bar);
        T adx = double.NaN, atr = double.NaN, trend = double.NaN;
        if (_started)
        {
            adx = _adx.Push(bar.High - _high, _low - bar.Low);
            var range = TrueRange.Of(bar, _close);
            atr = _range14.Push(range);
            var reach = 3 * _range10.Push(range);
            if (_range10.IsReady)
                trend = _bands.Push(bar, _close, reach).Value;
        }
        (_high, _low, _close, _started) = (bar.High, bar.Low, bar.Close, true);
        return new(
            macd.Line, macd.Signal, macd.Histogram, _macd.FastMean, _macd.SlowMean, hasRsi ? _rsi.Gain : double.NaN, _rsi.Loss,
            obv, _vwap.Anchor, _vwap.PaidTotal, _vwap.VolumeTotal, adx, trend, atr);
    }
}
