namespace MarketMaster.Indicators;

/// <summary>What the recurrences of the 25 features carry from bar to bar.</summary>
internal struct FeatureState
{
    private double _fast;
    private double _slow;
    private double _signal;
    private double _line;
    private double _gain;
    private double _loss;
    private double _atr14;
    private double _atr10;
    private double _plus;
    private double _minus;
    private double _adx;
    private double _obv;
    private double _paid;
    private double _volume;
    private SuperTrendBands<Scalar> _bands;

    public FeatureState(in FeatureStep<Scalar> step)
    {
        (_fast, _slow, _signal) = (step.Macd.FastLag, step.Macd.SlowLag, step.Macd.SignalLag);
        _line = _fast - _slow;
        (_gain, _loss) = (step.Rsi.Gain, step.Rsi.Loss);
        (_atr14, _atr10, _bands) = (step.Atr.Mean, step.SuperTrend.Range, step.SuperTrend.Bands);
        (_plus, _minus, _adx) = (step.Adx.Plus, step.Adx.Minus, step.Adx.Average);
        (_obv, VwapAnchor, _paid, _volume) = (step.Obv.Total, step.Vwap.Anchor, step.Vwap.PaidTotal, step.Vwap.VolumeTotal);
    }

    /// <summary>The price that the prices of the volume-weighted average are measured from.</summary>
    public double VwapAnchor { get; }

    /// <summary>Carries on what needs the bars alone; the columns are replaced by the states after each bar.</summary>
    public void CarryOn(FeatureScratch scratch, ReadOnlySpan<double> volumes)
    {
        var count = volumes.Length;
        Lags(scratch.Column(FeatureScratch.Change, count), scratch.Column(FeatureScratch.Fast, count), scratch.Column(FeatureScratch.Slow, count));
        Means(
            scratch.Column(FeatureScratch.Gain, count), scratch.Column(FeatureScratch.Loss, count),
            scratch.Column(FeatureScratch.Atr14, count), scratch.Column(FeatureScratch.Atr10, count));
        Movements(scratch.Column(FeatureScratch.Plus, count), scratch.Column(FeatureScratch.Minus, count));
        Totals(scratch.Column(FeatureScratch.Obv, count), scratch.Column(FeatureScratch.Paid, count), scratch.Column(FeatureScratch.Volume, count), volumes);
    }

    /// <summary>Carries on what needs other states: the signal line, the ADX and the SuperTrend.</summary>
    public void CarryOnJoined(FeatureScratch scratch, ReadOnlySpan<double> closes)
    {
        var count = closes.Length - 1;
        var lines = scratch.Column(FeatureScratch.Line, count);
        var signals = scratch.Column(FeatureScratch.Signal, count);
        var indices = scratch.Column(FeatureScratch.Index, count);
        var averages = scratch.Column(FeatureScratch.Adx, count);
        var uppers = scratch.Column(FeatureScratch.Upper, count);
        var lowers = scratch.Column(FeatureScratch.Lower, count);
        var trends = scratch.Column(FeatureScratch.Trend, count);
        var (signal, line, adx, bands) = (_signal, _line, _adx, _bands);
        double keep = ExponentialMean<Scalar>.Keep(9), old = WilderMean<Scalar>.Keep(14), take = WilderMean<Scalar>.Take(14);
        for (var b = 0; b < lines.Length; b++)
        {
            signal = keep * (signal - (lines[b] - line));
            line = lines[b];
            signals[b] = signal;
            adx = Adx.Step<Scalar>.Next(adx, indices[b], old, take);
            averages[b] = adx;
            trends[b] = bands.Push(closes[b + 1], closes[b], uppers[b], lowers[b]).Value;
        }
        (_signal, _line, _adx, _bands) = (signal, line, adx, bands);
    }

    private void Lags(ReadOnlySpan<double> changes, Span<double> fasts, Span<double> slows)
    {
        var (fast, slow) = (_fast, _slow);
        double keepFast = ExponentialMean<Scalar>.Keep(12), keepSlow = ExponentialMean<Scalar>.Keep(26);
        for (var b = 0; b < changes.Length; b++)
        {
            fasts[b] = fast = keepFast * (fast - changes[b]);
            slows[b] = slow = keepSlow * (slow - changes[b]);
        }
        (_fast, _slow) = (fast, slow);
    }

    private void Means(Span<double> gains, Span<double> losses, Span<double> ranges14, Span<double> ranges10)
    {
        var (gain, loss, atr14, atr10) = (_gain, _loss, _atr14, _atr10);
        double keep14 = WilderMean<Scalar>.Keep(14), keep10 = WilderMean<Scalar>.Keep(10);
        for (var b = 0; b < gains.Length; b++)
        {
            gains[b] = gain = gain * keep14 + gains[b];
            losses[b] = loss = loss * keep14 + losses[b];
            ranges14[b] = atr14 = atr14 * keep14 + ranges14[b];
            ranges10[b] = atr10 = atr10 * keep10 + ranges10[b];
        }
        (_gain, _loss, _atr14, _atr10) = (gain, loss, atr14, atr10);
    }

    private void Movements(Span<double> pluses, Span<double> minuses)
    {
        var (plus, minus) = (_plus, _minus);
        var keep = WilderMean<Scalar>.Keep(14);
        for (var b = 0; b < pluses.Length; b++)
        {
            pluses[b] = plus = plus * keep + pluses[b];
            minuses[b] = minus = minus * keep + minuses[b];
        }
        (_plus, _minus) = (plus, minus);
    }

    private void Totals(Span<double> obvs, Span<double> paids, Span<double> totals, ReadOnlySpan<double> volumes)
    {
        var (obv, paid, total) = (_obv, _paid, _volume);
        for (var b = 0; b < volumes.Length; b++)
        {
            obvs[b] = obv += obvs[b];
            paids[b] = paid += paids[b];
            totals[b] = total += volumes[b];
        }
        (_obv, _paid, _volume) = (obv, paid, total);
    }
}
