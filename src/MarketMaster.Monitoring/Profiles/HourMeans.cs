namespace MarketMaster.Monitoring;

/// <summary>Sums and counts of the values of each hour of the day, UTC.</summary>
internal static class HourMeans
{
    public const int Hours = 24;

    public static (double[] Sums, double[] Counts) Of(ReadOnlySpan<double> values, ReadOnlySpan<DateTime> time)
    {
        if (time.Length != values.Length || time.IsEmpty)
            return ([], []);
        double[] sums = new double[Hours], counts = new double[Hours];
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                continue;
            sums[time[i].Hour] += values[i];
            counts[time[i].Hour]++;
        }
        return (sums, counts);
    }
}
