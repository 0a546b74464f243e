namespace MarketMaster.Indicators;

/// <summary>Two streams, the second fed by the first.</summary>
internal sealed class ChainStream<TInput, TOutput>(IndicatorStream<TInput, double> inner, IndicatorStream<double, TOutput> outer)
    : IndicatorStream<TInput, TOutput>
    where TOutput : unmanaged
{
    public override int OutputCount => outer.OutputCount;

    public override TOutput Push(in TInput value)
    {
        Count++;
        return outer.Push(inner.Push(value));
    }

    public override TOutput Peek(in TInput value) => outer.Peek(inner.Peek(value));

    public override TOutput Revise(in TInput value) => outer.Revise(inner.Revise(value));

    public override void Push(in Bar bar, Span<double> outputs)
    {
        var between = 0.0;
        inner.Push(bar, new(ref between));
        Count++;
        Give(outer.Push(between), outputs);
    }

    public override void Peek(in Bar bar, Span<double> outputs)
    {
        var between = 0.0;
        inner.Peek(bar, new(ref between));
        Give(outer.Peek(between), outputs);
    }

    public override void Revise(in Bar bar, Span<double> outputs)
    {
        var between = 0.0;
        inner.Revise(bar, new(ref between));
        Give(outer.Revise(between), outputs);
    }

    internal override void Restart()
    {
        inner.Restart();
        outer.Restart();
    }

    private static void Give(TOutput output, Span<double> outputs) => Composition.Values(ref output).CopyTo(outputs);
}
