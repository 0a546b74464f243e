namespace MarketMaster.Indicators;

/// <summary>
/// The features that remember more than a window of bars, bar by bar; in three parts, so that each part is carried on in
/// registers. Outputs follow each other as the columns of a block do, and are NaN while warming up.
/// </summary>
/// <typeparam name="T">A lane type.</typeparam>
internal struct FeatureState<T>() where T : unmanaged, ILane<T>
{
    public Averages Closes = new();
    public Movements Ranges = new();
    public Sums Totals;

    /// <summary>Takes the next bar into all parts.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="outputs">First of the outputs.</param>
    /// <param name="apart">Distance of the outputs.</param>
    public void Push(in Candle<T> bar, ref T outputs, int apart)
    {
        Closes.Push(bar.Close, ref outputs, apart);
        Ranges.Push(bar, ref outputs, apart);
        Totals.Push(bar, ref outputs, apart);
    }

    /// <summary>Averages of closes and of their changes.</summary>
    internal struct Averages()
    {
        private Macd.Step<T> _macd = new(12, 26, 9);
        private Rsi.Step<T> _rsi = new(14);
        private T _previous;
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Push(T close, ref T outputs, int apart)
        {
            var change = close - _previous;
            _previous = close;
            var macd = _macd.Push(close, change);
            Unsafe.Add(ref outputs, FeatureScratch.Line * apart) = macd.Line;
            Unsafe.Add(ref outputs, FeatureScratch.Signal * apart) = macd.Signal;
            Unsafe.Add(ref outputs, FeatureScratch.Histogram * apart) = macd.Histogram;
            Unsafe.Add(ref outputs, FeatureScratch.Fast * apart) = _macd.FastMean;
            Unsafe.Add(ref outputs, FeatureScratch.Slow * apart) = _macd.SlowMean;
            T gain = double.NaN;
            if (_started && _rsi.Take(change))
                gain = _rsi.Gain;
            _started = true;
            Unsafe.Add(ref outputs, FeatureScratch.Gain * apart) = gain;
            Unsafe.Add(ref outputs, FeatureScratch.Loss * apart) = _rsi.Loss;
        }
    }

    /// <summary>Averages of ranges and of directional movements, and the bands that follow from them.</summary>
    internal struct Movements()
    {
        private DirectionalMovement<T> _adx = new(14);
        private WilderMean<T> _range14 = new(14);
        private WilderMean<T> _range10 = new(10);
        private SuperTrendBands<T> _bands;
        private T _high;
        private T _low;
        private T _close;
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Push(in Candle<T> bar, ref T outputs, int apart)
        {
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
            Unsafe.Add(ref outputs, FeatureScratch.Adx * apart) = adx;
            Unsafe.Add(ref outputs, FeatureScratch.Atr * apart) = atr;
            Unsafe.Add(ref outputs, FeatureScratch.SuperTrend * apart) = trend;
        }
    }

    /// <summary>Totals since the first bar.</summary>
    internal struct Sums
    {
        private T _previous;
        private T _anchor;
        private T _paid;
        private T _traded;
        private T _obv;
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Push(in Candle<T> bar, ref T outputs, int apart)
        {
            if (_started)
                _obv += Obv.Step<T>.Signed(bar.Volume, bar.Close, _previous);
            else
                (_anchor, _obv, _started) = (bar.Close, bar.Volume, true);
            _previous = bar.Close;
            _paid += Vwap.Step<T>.Paid(bar, _anchor);
            _traded += bar.Volume;
            Unsafe.Add(ref outputs, FeatureScratch.Obv * apart) = _obv;
            Unsafe.Add(ref outputs, FeatureScratch.Anchor * apart) = _anchor;
            Unsafe.Add(ref outputs, FeatureScratch.Paid * apart) = _paid;
            Unsafe.Add(ref outputs, FeatureScratch.Traded * apart) = _traded;
        }
    }
}
