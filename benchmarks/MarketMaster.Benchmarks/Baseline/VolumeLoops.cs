namespace MarketMaster.Benchmarks.Baseline;

/// <summary>OBV and VWAP as running totals, and the change of a column.</summary>
internal static class VolumeLoops
{
    public static void Obv(ReadOnlySpan<double> close, ReadOnlySpan<double> volume, Span<double> obv)
    {
        var total = obv[0] = volume[0];
        for (var i = 1; i < close.Length; i++)
        {
            if (close[i] > close[i - 1])
                total += volume[i];
            else if (close[i] < close[i - 1])
                total -= volume[i];
            obv[i] = total;
        }
    }

    public static void Vwap(BarSeries bars, Span<double> vwap)
    {
        var (high, low, close) = new Prices(bars);
        var volume = bars.Volume;
        var (paid, traded) = (0.0, 0.0);
        for (var i = 0; i < close.Length; i++)
        {
            paid += (high[i] + low[i] + close[i]) / 3 * volume[i];
            traded += volume[i];
            vwap[i] = paid / traded;
        }
    }

    public static void Change(ReadOnlySpan<double> x, Span<double> change)
    {
        change[0] = double.NaN;
        for (var i = 1; i < x.Length; i++)
            change[i] = (x[i] / x[i - 1]) - 1;
    }
}
