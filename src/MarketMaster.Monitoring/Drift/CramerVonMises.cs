namespace MarketMaster.Monitoring;

/// <summary>The two-sample Cramer-von Mises test in the form that is right with ties.</summary>
internal static class CramerVonMises
{
    /// <summary>T = n m / N² times the sum of (F - G)² over all pooled values.</summary>
    public static double Statistic(in PooledWalk walk)
    {
        var total = (double)walk.N + walk.M;
        return walk.N / total * (walk.M / total) * walk.SquaredSum;
    }

    /// <summary>T moved and scaled to the mean and variance of the limit (Anderson, 1962).</summary>
    public static double Adjusted(double t, double n, double m)
    {
        var total = n + m;
        var mean = (1 + (1 / total)) / 6;
        var variance = (total + 1) * ((4 * n * m * total) - (3 * ((n * n) + (m * m))) - (2 * n * m)) / (45 * total * total * 4 * n * m);
        return (1.0 / 6) + ((t - mean) / Math.Sqrt(45 * variance));
    }

    public static double Limit(double t, double n, double m) => CramerVonMisesDistribution.LimitUpper(Adjusted(t, n, m));
}
