namespace MarketMaster.Benchmarks.Baseline;

/// <summary>Oscillators of the price range. The extremes are remembered by place and searched again only when they leave the window.</summary>
internal static class RangeLoops
{
    public static void Stochastic(BarSeries bars, int period, int smoothing, Span<double> k, Span<double> d)
    {
        Oscillate(bars, period, 0, k);
        d[..(period + smoothing - 2)].Fill(double.NaN);
        var sum = 0.0;
        for (var i = period - 1; i < k.Length; i++)
        {
            sum += k[i];
            if (i < period + smoothing - 2)
                continue;
            d[i] = sum / smoothing;
            sum -= k[i - smoothing + 1];
        }
    }

    public static void WilliamsR(BarSeries bars, int period, Span<double> williamsR) => Oscillate(bars, period, -100, williamsR);

    private static void Oscillate(BarSeries bars, int period, double bottom, Span<double> place)
    {
        var (high, low, close) = new Prices(bars);
        place[..(period - 1)].Fill(double.NaN);
        var (highest, lowest) = (0, 0);
        for (var i = 0; i < close.Length; i++)
        {
            var first = Math.Max(0, i - period + 1);
            highest = highest < first ? Highest(high, first, i) : high[i] >= high[highest] ? i : highest;
            lowest = lowest < first ? Lowest(low, first, i) : low[i] <= low[lowest] ? i : lowest;
            if (i < period - 1)
                continue;
            var range = high[highest] - low[lowest];
            place[i] = bottom + (range == 0 ? 50 : (close[i] - low[lowest]) / range * 100);
        }
    }

    private static int Highest(ReadOnlySpan<double> x, int first, int last)
    {
        var best = first;
        for (var i = first + 1; i <= last; i++)
        {
            if (x[i] >= x[best])
                best = i;
        }
        return best;
    }

    private static int Lowest(ReadOnlySpan<double> x, int first, int last)
    {
        var best = first;
        for (var i = first + 1; i <= last; i++)
        {
            if (x[i] <= x[best])
                best = i;
        }
        return best;
    }
}
