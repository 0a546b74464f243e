namespace MarketMaster.Benchmarks.Baseline;

/// <summary>Moving averages, SuperTrend and the pivot as plain loops: running sums and recurrences, NaN before the first value.</summary>
internal static class TrendLoops
{
    public static void Sma(ReadOnlySpan<double> x, int period, Span<double> mean)
    {
        mean[..(period - 1)].Fill(double.NaN);
        var sum = 0.0;
        for (var i = 0; i < period - 1; i++)
            sum += x[i];
        for (var i = period - 1; i < x.Length; i++)
        {
            sum += x[i];
            mean[i] = sum / period;
            sum -= x[i - period + 1];
        }
    }

    public static void Ema(ReadOnlySpan<double> x, int period, Span<double> mean)
    {
        var first = 0;
        while (double.IsNaN(x[first]))
            first++;
        var seeded = first + period - 1;
        mean[..seeded].Fill(double.NaN);
        var average = 0.0;
        for (var i = first; i <= seeded; i++)
            average += x[i];
        average /= period;
        mean[seeded] = average;
        var k = 2.0 / (period + 1);
        for (var i = seeded + 1; i < x.Length; i++)
            mean[i] = average += k * (x[i] - average);
    }

    /// <summary>The direction is left out where its column is empty.</summary>
    public static void SuperTrend(BarSeries bars, int period, double multiplier, Span<double> value, Span<double> direction)
    {
        var (high, low, close) = new Prices(bars);
        value[..period].Fill(double.NaN);
        direction[..Math.Min(period, direction.Length)].Fill(double.NaN);
        var range = 0.0;
        for (var i = 1; i <= period; i++)
            range += VolatilityLoops.TrueRange(high[i], low[i], close[i - 1]);
        range /= period;
        var (upper, lower, up) = (double.MaxValue, double.MinValue, close[period] >= (high[period] + low[period]) / 2);
        for (var i = period; i < close.Length; i++)
        {
            if (i > period)
                range = ((range * (period - 1)) + VolatilityLoops.TrueRange(high[i], low[i], close[i - 1])) / period;
            var middle = (high[i] + low[i]) / 2;
            var (newUpper, newLower) = (middle + (multiplier * range), middle - (multiplier * range));
            if (newUpper < upper || close[i - 1] > upper)
                upper = newUpper;
            if (newLower > lower || close[i - 1] < lower)
                lower = newLower;
            up = close[i] > (up ? lower : upper);
            value[i] = up ? lower : upper;
            if (!direction.IsEmpty)
                direction[i] = up ? 1 : -1;
        }
    }

    public static void PivotPoint(BarSeries bars, Span<double> pivot)
    {
        var (high, low, close) = new Prices(bars);
        for (var i = 0; i < close.Length; i++)
            pivot[i] = (high[i] + low[i] + close[i]) / 3;
    }
}
