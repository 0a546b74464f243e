namespace MarketMaster.Indicators;

/// <summary>One output of an indicator of a series.</summary>
internal sealed record SeriesSelection<TAll>(SeriesIndicator<TAll> Indicator, int Index) : SeriesIndicator<double>
    where TAll : unmanaged
{
    public override IReadOnlyList<OutputInfo> Outputs => [Indicator.Outputs[Index]];

    protected internal override int? Memory => Indicator.Memory;

    protected internal override BarFields Source => Indicator.Source;

    internal override bool HasStep => false;

    public override string ToString() => $"{Outputs[0].Name} of {Indicator}";

    internal override void RunSeries(ReadOnlySpan<double> values, Span<double> destination)
    {
        Composition.RequireRows<double>(destination, values.Length);
        var buffer = Composition.Rent(values.Length * Composition.Width<TAll>());
        Indicator.RunSeries(values, buffer);
        Selection.Take<TAll>(buffer, Index, destination[..values.Length]);
        Composition.Return(buffer);
    }

    internal override void RunMany(IReadOnlyList<BarSeries> series, IReadOnlyList<double[]> destinations) =>
        Selection.ComputeMany(Indicator, Index, series, destinations);

    internal override IndicatorStream<double, double> OpenSeries() => new SelectStream<double, TAll>(Indicator.Stream(), Index);

    protected internal override void Start<TLane, TRunner>(ref TRunner runner) => throw Composition.NoStep(this);
}
