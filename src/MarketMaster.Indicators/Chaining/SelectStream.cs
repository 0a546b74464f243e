namespace MarketMaster.Indicators;

/// <summary>One output of a stream.</summary>
internal sealed class SelectStream<TInput, TAll>(IndicatorStream<TInput, TAll> inner, int index) : IndicatorStream<TInput, double>
    where TAll : unmanaged
{
    private readonly double[] _all = new double[inner.OutputCount];

    public override int OutputCount => 1;

    public override double Push(in TInput value)
    {
        Count++;
        return Pick(inner.Push(value));
    }

    public override double Peek(in TInput value) => Pick(inner.Peek(value));

    public override double Revise(in TInput value) => Pick(inner.Revise(value));

    public override void Push(in Bar bar, Span<double> outputs)
    {
        inner.Push(bar, _all);
        Count++;
        outputs[0] = _all[index];
    }

    public override void Peek(in Bar bar, Span<double> outputs)
    {
        inner.Peek(bar, _all);
        outputs[0] = _all[index];
    }

    public override void Revise(in Bar bar, Span<double> outputs)
    {
        inner.Revise(bar, _all);
        outputs[0] = _all[index];
    }

    internal override void Restart() => inner.Restart();

    private double Pick(TAll all) => Composition.Values(ref all)[index];
}
