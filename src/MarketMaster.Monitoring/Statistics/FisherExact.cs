namespace MarketMaster.Monitoring;

/// <summary>Fisher's exact test of a table of two rows and two columns, two-sided: all tables at most as likely as the observed one.</summary>
internal static class FisherExact
{
    private const double Slack = 1 + 1e-7;

    public static double TwoSided(long a, long b, long c, long d)
    {
        long first = a + b, second = c + d, column = a + c, total = first + second;
        if (total == 0)
            return 1;
        var observed = LogProbability(a, first, second, column, total);
        double sum = 0;
        for (var k = Math.Max(0, column - second); k <= Math.Min(first, column); k++)
        {
            var probability = LogProbability(k, first, second, column, total);
            if (probability <= observed + Math.Log(Slack))
                sum += Math.Exp(probability);
        }
        return Math.Min(1, sum);
    }

    private static double LogProbability(long k, long first, long second, long column, long total) =>
        LogChoose(first, k) + LogChoose(second, column - k) - LogChoose(total, column);

    private static double LogChoose(long n, long k) =>
        GammaFunctions.Log(n + 1.0) - GammaFunctions.Log(k + 1.0) - GammaFunctions.Log(n - k + 1.0);
}
