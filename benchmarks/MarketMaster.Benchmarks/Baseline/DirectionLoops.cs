namespace MarketMaster.Benchmarks.Baseline;

/// <summary>
/// Wilder's directional movement with TA-Lib's seeds: sums over the first period - 1 changes, then decaying. The two directional
/// indicators are left out where their columns are empty.
/// </summary>
internal static class DirectionLoops
{
    public static void Adx(BarSeries bars, int period, Span<double> adx, Span<double> plusDi, Span<double> minusDi)
    {
        var (high, low, close) = new Prices(bars);
        adx[..((2 * period) - 1)].Fill(double.NaN);
        plusDi[..Math.Min(period, plusDi.Length)].Fill(double.NaN);
        minusDi[..Math.Min(period, minusDi.Length)].Fill(double.NaN);
        var (plus, minus, range, average) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 1; i < close.Length; i++)
        {
            if (i >= period)
            {
                plus -= plus / period;
                minus -= minus / period;
                range -= range / period;
            }
            var up = high[i] - high[i - 1];
            var down = low[i - 1] - low[i];
            if (up > down && up > 0)
                plus += up;
            else if (down > up && down > 0)
                minus += down;
            range += VolatilityLoops.TrueRange(high[i], low[i], close[i - 1]);
            if (i < period)
                continue;
            var (plusIndex, minusIndex) = (100 * (plus / range), 100 * (minus / range));
            if (!plusDi.IsEmpty)
                (plusDi[i], minusDi[i]) = (plusIndex, minusIndex);
            var both = plusIndex + minusIndex;
            var index = both == 0 ? 0 : 100 * (Math.Abs(plusIndex - minusIndex) / both);
            if (i < 2 * period)
                average += index / period;
            else if (both != 0)
                average = ((average * (period - 1)) + index) / period;
            if (i >= (2 * period) - 1)
                adx[i] = average;
        }
    }
}
