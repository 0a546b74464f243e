namespace MarketMaster.Monitoring;

/// <summary>Whether a daily pattern has moved by one hour.</summary>
internal static class HourPattern
{
    private const double FewestRows = 5;
    private const int FewestHours = 6;
    private const double Likeness = 0.9;
    private const double Gain = 4;
    private const double SmallestDifference = 0.01;

    /// <summary>1 where the current pattern is one hour later, -1 where it is earlier, else 0.</summary>
    public static int Shift(double[] sums, double[] counts, double[] currentSums, double[] currentCounts)
    {
        if (sums.Length == 0 || currentSums.Length == 0)
            return 0;
        var stays = Correlation(0);
        foreach (var shift in new[] { 1, -1 })
        {
            if (Correlation(shift) is var moved && moved >= Likeness && 1 - stays > Gain * (1 - moved) && 1 - stays > SmallestDifference)
                return shift;
        }
        return 0;

        double Correlation(int shift)
        {
            double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
            for (var hour = 0; hour < HourMeans.Hours; hour++)
            {
                var then = (hour - shift + HourMeans.Hours) % HourMeans.Hours;
                if (counts[then] < FewestRows || currentCounts[hour] < FewestRows)
                    continue;
                double a = sums[then] / counts[then], b = currentSums[hour] / currentCounts[hour];
                (n, x, y, xx, yy, xy) = (n + 1, x + a, y + b, xx + (a * a), yy + (b * b), xy + (a * b));
            }
            var variance = ((n * xx) - (x * x)) * ((n * yy) - (y * y));
            return n >= FewestHours && variance > 0 ? ((n * xy) - (x * y)) / Math.Sqrt(variance) : -1;
        }
    }
}
