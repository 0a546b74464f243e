namespace MarketMaster.Benchmarks.Baseline;

/// <summary>The three columns most loops read.</summary>
internal readonly ref struct Prices(BarSeries bars)
{
    private readonly BarSeries _bars = bars;

    public void Deconstruct(out ReadOnlySpan<double> high, out ReadOnlySpan<double> low, out ReadOnlySpan<double> close)
    {
        high = _bars.High;
        low = _bars.Low[..high.Length];
        close = _bars.Close[..high.Length];
    }
}
