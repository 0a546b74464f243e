namespace MarketMaster.Benchmarks.Inputs;

/// <summary>A series as single bars, the way a feed delivers them.</summary>
internal static class StreamBars
{
    public static IEnumerable<Bar> Of(BarSeries bars) => Enumerable.Range(0, bars.Count).Select(i => bars[i]);
}
