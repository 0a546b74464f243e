using System.Runtime.CompilerServices;

namespace MarketMaster.Indicators;

/// <summary>The features that remember more than a window of bars, bar by bar. What several of them need is computed once.</summary>
/// <typeparam name="T">A lane type.</typeparam>
internal struct FeatureState<T>() where T : unmanaged, ILane<T>
{
    private Macd.Step<T> _macd = new(12, 26, 9);
    private Rsi.Step<T> _rsi = new(14);
    private Adx.Step<T> _adx = new(14);
    private WilderMean<T> _range14 = new(14);
    private WilderMean<T> _range10 = new(10);
    private SuperTrendBands<T> _bands;
    private T _high;
    private T _low;
    private T _close;
    private T _anchor;
    private T _paid;
    private T _traded;
    private T _obv;
    private bool _started;

    /// <summary>Takes the next bar.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="outputs">First of the outputs, which follow each other as the columns of a block do; NaN while warming up.</param>
    /// <param name="apart">Distance of the outputs.</param>
    public void Push(in Candle<T> bar, ref T outputs, int apart)
    {
        var change = bar.Close - _close;
        var macd = _macd.Push(bar.Close, change);
        Unsafe.Add(ref outputs, FeatureScratch.Line * apart) = macd.Line;
        Unsafe.Add(ref outputs, FeatureScratch.Signal * apart) = macd.Signal;
        Unsafe.Add(ref outputs, FeatureScratch.Histogram * apart) = macd.Histogram;
        Unsafe.Add(ref outputs, FeatureScratch.Fast * apart) = _macd.FastMean;
        Unsafe.Add(ref outputs, FeatureScratch.Slow * apart) = _macd.SlowMean;
        T gain = double.NaN, adx = double.NaN, atr = double.NaN, trend = double.NaN;
        if (_started)
        {
            if (_rsi.Take(change))
                gain = _rsi.Gain;
            adx = _adx.Push(bar.High - _high, _low - bar.Low);
            var range = TrueRange.Of(bar, _close);
            atr = _range14.Push(range);
            var reach = 3 * _range10.Push(range);
            if (_range10.IsReady)
                trend = _bands.Push(bar, _close, reach).Value;
            _obv += Obv.Step<T>.Signed(bar.Volume, bar.Close, _close);
        }
        else
            (_anchor, _obv, _started) = (bar.Close, bar.Volume, true);
        Unsafe.Add(ref outputs, FeatureScratch.Gain * apart) = gain;
        Unsafe.Add(ref outputs, FeatureScratch.Loss * apart) = _rsi.Loss;
        Unsafe.Add(ref outputs, FeatureScratch.Adx * apart) = adx;
        Unsafe.Add(ref outputs, FeatureScratch.Atr * apart) = atr;
        Unsafe.Add(ref outputs, FeatureScratch.SuperTrend * apart) = trend;
        Unsafe.Add(ref outputs, FeatureScratch.Obv * apart) = _obv;
        Unsafe.Add(ref outputs, FeatureScratch.Anchor * apart) = _anchor;
        Unsafe.Add(ref outputs, FeatureScratch.Paid * apart) = _paid += Vwap.Step<T>.Paid(bar, _anchor);
        Unsafe.Add(ref outputs, FeatureScratch.Traded * apart) = _traded += bar.Volume;
        (_high, _low, _close) = (bar.High, bar.Low, bar.Close);
    }
}
