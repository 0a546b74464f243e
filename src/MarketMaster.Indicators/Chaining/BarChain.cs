namespace MarketMaster.Indicators;

/// <summary>A series indicator of an indicator of bars.</summary>
internal sealed record BarChain<TOutput>(SeriesIndicator<TOutput> Outer, BarIndicator<double> Inner) : BarIndicator<TOutput>
    where TOutput : unmanaged
{
    public override IReadOnlyList<OutputInfo> Outputs => ChainOutputs.Of(Outer, Inner);

    protected internal override int? Memory => Inner.Memory + Outer.Memory;

    protected internal override BarFields Reads => Inner.Reads;

    internal override bool HasStep => false;

    public override string ToString() => $"{Outer} of {Inner}";

    internal override void RunBars(BarSeries bars, Span<double> destination)
    {
        Composition.RequireRows<TOutput>(destination, bars.Count);
        var buffer = Composition.Rent(bars.Count);
        var between = buffer.AsSpan(0, bars.Count);
        Inner.RunBars(bars, between);
        ChainOutputs.Compute(Outer, between, destination);
        Composition.Return(buffer);
    }

    internal override void RunMany(IReadOnlyList<BarSeries> series, IReadOnlyList<TOutput[]> destinations) =>
        ChainOutputs.ComputeMany(Outer, Inner, series, destinations);

    internal override IndicatorStream<Bar, TOutput> OpenBars() => new ChainStream<Bar, TOutput>(Inner.Stream(), Outer.Stream());

    protected internal override void Start<TLane, TRunner>(ref TRunner runner) => throw Composition.NoStep(this);
}
