namespace MarketMaster.Indicators;

/// <summary>An indicator of longer bars, aligned with the shorter ones.</summary>
internal sealed record TimeframeIndicator<TOutput>(Indicator<TOutput> Indicator, Timeframe Timeframe, TimeSpan BarInterval) : BarIndicator<TOutput>
    where TOutput : unmanaged
{
    public override IReadOnlyList<OutputInfo> Outputs =>
        [.. Indicator.Outputs.Select(o => new OutputInfo($"{o.Name}_{Timeframe.Name}", Bars(o.Warmup + 1L) - 1))];

    protected internal override BarFields Reads => Indicator.Reads;

    internal override bool HasStep => false;

    public override string ToString() => $"{Indicator} on {Timeframe}";

    internal override void RunBars(BarSeries bars, Span<double> destination)
    {
        Composition.RequireRows<TOutput>(destination, bars.Count);
        var longer = new LongerBars(bars, Timeframe, BarInterval);
        var width = Composition.Width<TOutput>();
        var rows = Composition.Rent(longer.Bars.Count * width);
        Indicator.ComputeRows(longer.Bars, rows);
        longer.Spread(rows, destination, width);
        Composition.Return(rows);
    }

    internal override void RunMany(IReadOnlyList<BarSeries> series, IReadOnlyList<TOutput[]> destinations)
    {
        Composition.RequireRows(series, destinations);
        LongerBars[] longer = [.. series.Select(s => new LongerBars(s, Timeframe, BarInterval))];
        var rows = Indicator.ComputeMany([.. longer.Select(l => l.Bars)]);
        for (var i = 0; i < longer.Length; i++)
            longer[i].Spread(Composition.Rows(rows[i]), Composition.Rows(destinations[i]), Composition.Width<TOutput>());
    }

    internal override IndicatorStream<Bar, TOutput> OpenBars() => new TimeframeStream<TOutput>(Indicator.OpenStream(), Timeframe, BarInterval);

    protected internal override void Start<TLane, TRunner>(ref TRunner runner) => throw Composition.NoStep(this);

    // bars without holes from the start of a period until so many periods are complete
    private int Bars(long periods) =>
        (int)Math.Min(int.MaxValue, (periods * Timeframe.Length.Ticks + BarInterval.Ticks - 1) / BarInterval.Ticks);
}
