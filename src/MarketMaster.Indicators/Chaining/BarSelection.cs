namespace MarketMaster.Indicators;

/// <summary>One output of an indicator of bars.</summary>
internal sealed record BarSelection<TAll>(BarIndicator<TAll> Indicator, int Index) : BarIndicator<double>
    where TAll : unmanaged
{
    public override IReadOnlyList<OutputInfo> Outputs => [Indicator.Outputs[Index]];

    protected internal override int? Memory => Indicator.Memory;

    protected internal override BarFields Reads => Indicator.Reads;

    internal override bool HasStep => false;

    public override string ToString() => $"{Outputs[0].Name} of {Indicator}";

    internal override void RunBars(BarSeries bars, Span<double> destination)
    {
        Composition.RequireRows<double>(destination, bars.Count);
        var buffer = Composition.Rent(bars.Count * Composition.Width<TAll>());
        Indicator.RunBars(bars, buffer);
        Selection.Take<TAll>(buffer, Index, destination[..bars.Count]);
        Composition.Return(buffer);
    }

    internal override void RunMany(IReadOnlyList<BarSeries> series, IReadOnlyList<double[]> destinations) =>
        Selection.ComputeMany(Indicator, Index, series, destinations);

    internal override IndicatorStream<Bar, double> OpenBars() => new SelectStream<Bar, TAll>(Indicator.Stream(), Index);

    protected internal override void Start<TLane, TRunner>(ref TRunner runner) => throw Composition.NoStep(this);
}
