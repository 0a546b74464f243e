namespace MarketMaster.Monitoring;

/// <summary>P-values of the Mann-Whitney test.</summary>
internal static class RankTest
{
    private const int SmallSample = 8;

    /// <summary>U of the first sample.</summary>
    public static double U(in PooledWalk walk) => walk.RankSum - ((double)walk.N * (walk.N + 1.0) / 2);

    /// <summary>The z of the larger U, with correction for ties and continuity; NaN where all values are tied.</summary>
    public static double Z(in PooledWalk walk, double continuity = 0.5)
    {
        double n = walk.N, m = walk.M, total = n + m;
        var u = U(walk);
        var variance = n * m / 12 * ((total + 1) - (walk.TieSum / (total * (total - 1))));
        return variance > 0 ? (Math.Max(u, (n * m) - u) - (n * m / 2) - continuity) / Math.Sqrt(variance) : double.NaN;
    }

    /// <summary>Two-sided: exact where a sample has at most eight values and none are tied, else normal.</summary>
    public static double TwoSided(in PooledWalk walk)
    {
        if ((walk.N <= SmallSample || walk.M <= SmallSample) && walk.TieSum == 0)
            return ExactTwoSided(walk.N, walk.M, U(walk));
        var z = Z(walk);
        return double.IsNaN(z) ? 1 : Math.Min(1, 2 * Distributions.NormalUpper(z));
    }

    /// <summary>The share of all orders whose larger U reaches the observed one, for samples without ties.</summary>
    public static double ExactTwoSided(int n, int m, double u)
    {
        var largest = Math.Max(u, ((double)n * m) - u);
        // ways[k]: orders with U = k; the Gaussian binomial coefficient, one factor at a time
        var ways = new double[(n * m) + 1];
        ways[0] = 1;
        for (var i = 1; i <= n; i++)
        {
            for (var k = ways.Length - 1; k >= m + i; k--)
                ways[k] -= ways[k - m - i];
            for (var k = i; k < ways.Length; k++)
                ways[k] += ways[k - i];
        }
        double all = 0, reached = 0;
        for (var k = 0; k < ways.Length; k++)
        {
            all += ways[k];
            if (k >= largest)
                reached += ways[k];
        }
        return Math.Min(1, 2 * reached / all);
    }
}
