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
        var width = Composition.Width<TAll>();
        var buffer = Composition.Rent(bars.Count * width);
        Indicator.RunBars(bars, buffer);
        for (var i = 0; i < bars.Count; i++)
            destination[i] = buffer[i * width + Index];
        Composition.Return(buffer);
    }

    internal override void RunMany(IReadOnlyList<BarSeries> series, IReadOnlyList<double[]> destinations)
    {
        Composition.RequireRows(series, destinations);
        var all = Indicator.ComputeMany(series);
        for (var s = 0; s < all.Length; s++)
        {
            for (var i = 0; i < all[s].Length; i++)
                destinations[s][i] = Composition.Values(ref all[s][i])[Index];
        }
    }

    internal override IndicatorStream<Bar, double> OpenBars() => new SelectStream<Bar, TAll>(Indicator.Stream(), Index);

    protected internal override void Start<TLane, TRunner>(ref TRunner runner) => throw Composition.NoStep(this);
}
