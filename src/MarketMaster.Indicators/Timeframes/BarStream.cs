namespace MarketMaster.Indicators;

/// <summary>A stream of bars that reads their times: they must rise, and a correction keeps the time.</summary>
internal abstract class BarStream<TOutput>(TimeSpan atLeast) : IndicatorStream<Bar, TOutput>
    where TOutput : unmanaged
{
    private DateTime _last;

    public sealed override int OutputCount => Composition.Width<TOutput>();

    public sealed override TOutput Push(in Bar value)
    {
        RequireLater(value);
        var output = Take(value);
        _last = value.Time;
        Count++;
        return output;
    }

    public sealed override TOutput Peek(in Bar value)
    {
        RequireLater(value);
        return Foresee(value);
    }

    public sealed override TOutput Revise(in Bar value)
    {
        if (Count == 0)
            throw new InvalidOperationException("there is no bar to revise yet: push one first");
        RisingTimes.RequireSame(_last, value.Time);
        return Correct(value);
    }

    public sealed override void Push(in Bar bar, Span<double> outputs) => Give(Push(bar), outputs);

    public sealed override void Peek(in Bar bar, Span<double> outputs) => Give(Peek(bar), outputs);

    public sealed override void Revise(in Bar bar, Span<double> outputs) => Give(Revise(bar), outputs);

    protected abstract TOutput Take(in Bar bar);

    protected abstract TOutput Foresee(in Bar bar);

    protected abstract TOutput Correct(in Bar bar);

    private static void Give(TOutput output, Span<double> outputs) => Composition.Values(ref output).CopyTo(outputs);

    private void RequireLater(in Bar bar)
    {
        if (Count > 0)
            RisingTimes.Require(_last, bar.Time, atLeast);
    }
}
