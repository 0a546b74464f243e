namespace MarketMaster.Reporting;

/// <summary>Draws several bars as one: first open, highest high, lowest low, last close, sum of volume.</summary>
internal static class BarResampler
{
    /// <summary>The smallest number of bars in one that keeps the result within a limit.</summary>
    public static int FactorFor(int count, int limit) => Math.Max(1, (int)(((long)count + limit - 1) / limit));

    public static BarSeries Aggregate(BarSeries bars, int factor)
    {
        if (factor == 1)
            return bars;
        var result = new BarSeriesBuilder((bars.Count + factor - 1) / factor);
        for (var start = 0; start < bars.Count; start += factor)
            result.Add(Merge(bars.Slice(start, Math.Min(factor, bars.Count - start))));
        return result.Build(BarChecks.None, bars.Source);
    }

    /// <summary>The value at the end of each run of bars.</summary>
    public static double[] Last(ReadOnlySpan<double> values, int factor)
    {
        var result = new double[(values.Length + factor - 1) / factor];
        for (var i = 0; i < result.Length; i++)
            result[i] = values[Math.Min((i + 1) * factor, values.Length) - 1];
        return result;
    }

    private static Bar Merge(BarSeries run)
    {
        var (high, low, volume) = (double.NegativeInfinity, double.PositiveInfinity, 0.0);
        for (var i = 0; i < run.Count; i++)
        {
            high = Math.Max(high, run.High[i]);
            low = Math.Min(low, run.Low[i]);
            volume += run.Volume[i];
        }
        return new(run.Time[0], run.Open[0], high, low, run.Close[^1], volume);
    }
}
