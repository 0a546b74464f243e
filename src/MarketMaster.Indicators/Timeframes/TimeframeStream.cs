namespace MarketMaster.Indicators;

/// <summary>
/// A stream on longer bars. The longer bar of the bucket at hand, where it has a value already, is the last of the inner
/// stream and only ever revised there; it becomes final when a later bar opens the next bucket.
/// </summary>
internal sealed class TimeframeStream<TOutput>(IndicatorStream inner, Timeframe timeframe, TimeSpan barInterval) : BarStream<TOutput>(barInterval)
    where TOutput : unmanaged
{
    private Bucket _bucket = new(timeframe, barInterval);
    private Bucket _before = new(timeframe, barInterval);
    private TOutput _final = Composition.Missing<TOutput>();
    private bool _isInside;

    internal override void Restart()
    {
        inner.Restart();
        _bucket = _before = _bucket.Next();
        _final = Composition.Missing<TOutput>();
        _isInside = false;
    }

    protected override TOutput Take(in Bar bar)
    {
        if (_bucket.IsOver(bar.Time))
        {
            _final = Evaluate(_bucket);
            _bucket = _bucket.Next();
            _isInside = false;
        }
        _before = _bucket;
        _bucket.Add(bar);
        return _bucket.IsComplete ? Evaluate(_bucket) : _final;
    }

    protected override TOutput Correct(in Bar bar)
    {
        _bucket = _before;
        _bucket.Add(bar);
        return _bucket.IsComplete ? Evaluate(_bucket) : _final;
    }

    protected override TOutput Foresee(in Bar bar)
    {
        var next = _bucket;
        if (!_bucket.IsOver(bar.Time))
        {
            next.Add(bar);
            if (!next.IsComplete)
                return _final;
            return _isInside ? Evaluate(next) : Foresee(next);
        }
        var previous = Evaluate(_bucket);
        next = _bucket.Next();
        next.Add(bar);
        return next.IsComplete ? Foresee(next) : previous;
    }

    private TOutput Foresee(in Bucket bucket)
    {
        TOutput output = default;
        inner.Peek(bucket.Bar, Composition.Values(ref output));
        return output;
    }

    private TOutput Evaluate(in Bucket bucket)
    {
        TOutput output = default;
        if (_isInside)
            inner.Revise(bucket.Bar, Composition.Values(ref output));
        else
            inner.Push(bucket.Bar, Composition.Values(ref output));
        _isInside = true;
        return output;
    }
}
