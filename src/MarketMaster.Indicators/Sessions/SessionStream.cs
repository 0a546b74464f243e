namespace MarketMaster.Indicators;

/// <summary>A stream that restarts the inner one with every session. A second stream, which takes no bar, answers what the first bar of a session would give.</summary>
internal sealed class SessionStream<TOutput>(IndicatorStream inner, IndicatorStream fresh, Timeframe session) : BarStream<TOutput>(TimeSpan.Zero)
    where TOutput : unmanaged
{
    private DateTime _end = DateTime.MinValue;

    internal override void Restart()
    {
        inner.Restart();
        _end = DateTime.MinValue;
    }

    protected override TOutput Take(in Bar bar)
    {
        if (bar.Time >= _end)
        {
            if (Count > 0)
                inner.Restart();
            _end = session.End(bar.Time);
        }
        TOutput output = default;
        inner.Push(bar, Composition.Values(ref output));
        return output;
    }

    protected override TOutput Foresee(in Bar bar)
    {
        TOutput output = default;
        (bar.Time >= _end ? fresh : inner).Peek(bar, Composition.Values(ref output));
        return output;
    }

    protected override TOutput Correct(in Bar bar)
    {
        TOutput output = default;
        inner.Revise(bar, Composition.Values(ref output));
        return output;
    }
}
