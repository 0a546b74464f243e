namespace MarketMaster.Indicators;

/// <summary>A series indicator of a series indicator.</summary>
internal sealed record SeriesChain<TOutput>(SeriesIndicator<TOutput> Outer, SeriesIndicator<double> Inner) : SeriesIndicator<TOutput>
    where TOutput : unmanaged
{
    public override IReadOnlyList<OutputInfo> Outputs => ChainOutputs.Of(Outer, Inner);

    protected internal override int? Memory => Inner.Memory + Outer.Memory;

    protected internal override BarFields Source => Inner.Source;

    internal override bool HasStep => false;

    public override string ToString() => $"{Outer} of {Inner}";

    internal override void RunSeries(ReadOnlySpan<double> values, Span<double> destination)
    {
        Composition.RequireRows<TOutput>(destination, values.Length);
        var buffer = Composition.Rent(values.Length);
        var between = buffer.AsSpan(0, values.Length);
        Inner.RunSeries(values, between);
        ChainOutputs.Compute(Outer, between, destination);
        Composition.Return(buffer);
    }

    internal override void RunMany(IReadOnlyList<BarSeries> series, IReadOnlyList<TOutput[]> destinations) =>
        ChainOutputs.ComputeMany(Outer, Inner, series, destinations);

    internal override IndicatorStream<double, TOutput> OpenSeries() => new ChainStream<double, TOutput>(Inner.Stream(), Outer.Stream());

    protected internal override void Start<TLane, TRunner>(ref TRunner runner) => throw Composition.NoStep(this);
}
