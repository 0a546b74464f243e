namespace MarketMaster.Monitoring;

/// <summary>The law of the two-sample Kolmogorov-Smirnov distance: exact, and by its limit.</summary>
internal static class KolmogorovDistribution
{
    /// <summary>P(sup |Brownian bridge| &gt; z).</summary>
    public static double Limit(double z)
    {
        if (z <= 0)
            return 1;
        return z < 1.18 ? 1 - BelowBySmallSeries(z) : AboveByAlternatingSeries(z);
    }

    /// <summary>The limit with Stephens' correction (1970) for an effective size of n m / (n + m).</summary>
    public static double Stephens(double distance, double effective)
    {
        var root = Math.Sqrt(effective);
        return Limit((root + 0.12 + (0.11 / root)) * distance);
    }

    /// <summary>
    /// The chance that two samples without ties lie at least this far apart. The merged order of the samples is a walk in which
    /// every order is equally likely; the probability that the walk has left the band is added up where it leaves.
    /// </summary>
    public static double Exact(int n, int m, double distance)
    {
        if (n < m)
            (n, m) = (m, n);
        long divisor = Gcd(n, m);
        var bound = (long)Math.Round(distance * n / divisor * m) * divisor;
        if (bound <= 0)
            return 1;
        var inside = new double[m + 1];
        inside[0] = 1;
        double left = 0;
        var from = 0;
        for (var i = 0; i <= n; i++)
        {
            // |i m - j n| < bound: the j of this column that are still inside
            var first = Math.Max(0, (int)FloorDivide(((long)i * m) - bound, n) + 1);
            var last = Math.Min(m, (int)FloorDivide(((long)i * m) + bound - 1, n));
            for (; from < first && from <= m; from++)
            {
                left += inside[from];
                inside[from] = 0;
            }
            for (var j = first; j <= last; j++)
            {
                var remaining = (double)(n - i) + (m - j);
                if (remaining == 0)
                    break;
                var here = inside[j];
                var up = here * (m - j) / remaining;
                inside[j] = here - up;
                if (j < last)
                    inside[j + 1] += up;
                else
                    left += up;
            }
        }
        return Math.Clamp(left, 0, 1);
    }

    internal static long Gcd(long a, long b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }

    private static long FloorDivide(long a, long b) => (a / b) - (a % b < 0 ? 1 : 0);

    private static double BelowBySmallSeries(double z)
    {
        var sum = 0.0;
        for (var k = 1; k <= 20; k++)
            sum += Math.Exp(-((2 * k) - 1) * ((2 * k) - 1) * Math.PI * Math.PI / (8 * z * z));
        return Math.Sqrt(2 * Math.PI) / z * sum;
    }

    private static double AboveByAlternatingSeries(double z)
    {
        var sum = 0.0;
        for (var k = 10; k >= 1; k--)
            sum += (k % 2 == 1 ? 1 : -1) * Math.Exp(-2.0 * k * k * z * z);
        return Math.Clamp(2 * sum, 0, 1);
    }
}
