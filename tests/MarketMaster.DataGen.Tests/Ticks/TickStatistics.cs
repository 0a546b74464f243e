namespace MarketMaster.DataGen.Tests;

/// <summary>What the literature measures on ticks.</summary>
internal static class TickStatistics
{
    /// <summary>Variance over mean of the counts in windows of some seconds, sessions aside.</summary>
    public static double Fano(IReadOnlyList<DateTime> times, double seconds, TimeSpan session)
    {
        var counts = new int[(int)(session.TotalSeconds / seconds)];
        foreach (var time in times)
        {
            var window = (int)((time - times[0]).TotalSeconds / seconds);
            if (window < counts.Length)
                counts[window]++;
        }
        var mean = counts.Average();
        return counts.Average(c => (c - mean) * (c - mean)) / mean;
    }

    /// <summary>Standard deviation over mean of the waiting times.</summary>
    public static double GapVariation(IReadOnlyList<DateTime> times)
    {
        var gaps = Enumerable.Range(1, times.Count - 1).Select(i => (times[i] - times[i - 1]).TotalSeconds).Where(g => g < 300).ToArray();
        return Sample.Deviation(gaps) / Sample.Mean(gaps);
    }

    /// <summary>Largest distance between the distribution functions of two samples.</summary>
    public static double KolmogorovSmirnov(double[] x, double[] y)
    {
        var (a, b) = (x.Order().ToArray(), y.Order().ToArray());
        int i = 0, j = 0;
        var distance = 0.0;
        while (i < a.Length && j < b.Length)
        {
            var value = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] <= value)
                i++;
            while (j < b.Length && b[j] <= value)
                j++;
            distance = Math.Max(distance, Math.Abs((double)i / a.Length - (double)j / b.Length));
        }
        return distance;
    }
}
