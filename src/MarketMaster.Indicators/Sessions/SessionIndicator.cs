using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>An indicator that starts anew with every session.</summary>
internal sealed record SessionIndicator<TOutput>(Indicator<TOutput> Indicator, Timeframe Session) : BarIndicator<TOutput>
    where TOutput : unmanaged
{
    public override IReadOnlyList<OutputInfo> Outputs => [.. Indicator.Outputs.Select(o => o with { Name = o.Name + "_session" })];

    protected internal override BarFields Reads => Indicator.Reads;

    internal override bool HasStep => false;

    public override string ToString() => $"{Indicator} per session of {Session}";

    internal override void RunBars(BarSeries bars, Span<double> destination)
    {
        Composition.RequireRows<TOutput>(destination, bars.Count);
        RisingTimes.Require(bars.Time, TimeSpan.Zero);
        var rows = MemoryMarshal.Cast<double, TOutput>(destination);
        var time = bars.Time;
        for (int first = 0, next; first < time.Length; first = next)
        {
            var end = Session.End(time[first]);
            for (next = first + 1; next < time.Length && time[next] < end;)
                next++;
            Indicator.Compute(bars.Slice(first, next - first), rows[first..next]);
        }
    }

    internal override void RunMany(IReadOnlyList<BarSeries> series, IReadOnlyList<TOutput[]> destinations)
    {
        Composition.RequireRows(series, destinations);
        for (var i = 0; i < series.Count; i++)
            RunBars(series[i], Composition.Rows(destinations[i]));
    }

    internal override IndicatorStream<Bar, TOutput> OpenBars() =>
        new SessionStream<TOutput>(Indicator.OpenStream(), Indicator.OpenStream(), Session);

    protected internal override void Start<TLane, TRunner>(ref TRunner runner) => throw Composition.NoStep(this);
}
