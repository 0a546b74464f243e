namespace MarketMaster.Monitoring;

/// <summary>The scores as Evidently 0.7 computes them, its shortcuts included, from sorted values.</summary>
internal static class EvidentlyScores
{
    private const double SmallestDeviation = 0.001;

    public static double Of(EvidentlyTest test, double[] x, double[] y, bool isCategorical) => test switch
    {
        EvidentlyTest.KolmogorovSmirnov => Kolmogorov(PooledWalk.Of(x, y)),
        EvidentlyTest.Wasserstein => PooledWalk.Of(x, y).Wasserstein / Math.Max(SmallestDeviation, Deviation(x)),
        EvidentlyTest.JensenShannon => JensenShannon(x, y),
        EvidentlyTest.KullbackLeibler => KullbackLeibler(x, y),
        EvidentlyTest.StabilityIndex => StabilityIndex(x, y),
        EvidentlyTest.Hellinger => isCategorical ? Hellinger(Table(x, y)) : EvidentlyHistogram.Hellinger(x, y),
        EvidentlyTest.AndersonDarling => Darling(PooledWalk.Of(x, y)),
        EvidentlyTest.CramerVonMises => Cramer(x, y),
        EvidentlyTest.MannWhitney => MannWhitney(PooledWalk.Of(x, y)),
        EvidentlyTest.Student => MeanTests.Student(MeanTests.Moments(x), x.Length, MeanTests.Moments(y), y.Length).P,
        EvidentlyTest.Energy => Math.Sqrt(2 * PooledWalk.Of(x, y).SquaredArea),
        EvidentlyTest.EppsSingleton => EppsSingleton.PValue(x, y),
        EvidentlyTest.ChiSquare => GoodnessOfFit(Table(x, y), (o, e) => (o - e) * (o - e) / e),
        EvidentlyTest.Z => ZTest(Table(x, y)),
        EvidentlyTest.G => GoodnessOfFit(Table(x, y), (o, e) => o > 0 ? 2 * o * Math.Log(o / e) : 0),
        EvidentlyTest.TotalVariation => Table(x, y) is var table ? ShareDistances.TotalVariation(table.SharesX, table.SharesY) : 0,
        EvidentlyTest.Fisher => Fisher(Table(x, y)),
        _ => throw new ArgumentOutOfRangeException(nameof(test), test, "no such test"),
    };

    public static bool IsPValue(EvidentlyTest test) => test is EvidentlyTest.KolmogorovSmirnov or EvidentlyTest.AndersonDarling or EvidentlyTest.CramerVonMises
        or EvidentlyTest.MannWhitney or EvidentlyTest.Student or EvidentlyTest.EppsSingleton or EvidentlyTest.ChiSquare or EvidentlyTest.Z or EvidentlyTest.G or EvidentlyTest.Fisher;

    public static double Threshold(EvidentlyTest test) => test is EvidentlyTest.KolmogorovSmirnov or EvidentlyTest.ChiSquare or EvidentlyTest.Z
        or EvidentlyTest.MannWhitney or EvidentlyTest.Student or EvidentlyTest.EppsSingleton ? 0.05 : 0.1;

    private static double Deviation(double[] x) => Math.Sqrt(MeanTests.Moments(x).Variance * (x.Length - 1) / x.Length);

    private static double Kolmogorov(PooledWalk walk) => Math.Max(walk.N, walk.M) <= 10_000
        ? KolmogorovDistribution.Exact(walk.N, walk.M, walk.Distance)
        : OneSampleKolmogorov.Upper(walk.Distance, (int)Math.Round(walk.Effective));

    private static double JensenShannon(double[] x, double[] y)
    {
        var (p, q) = EvidentlyHistogram.Shares(x, y);
        return ShareDistances.JensenShannon(p, q);
    }

    private static double KullbackLeibler(double[] x, double[] y)
    {
        var (p, q) = EvidentlyHistogram.Shares(x, y);
        double[] filled = EvidentlyHistogram.Fill(p), other = EvidentlyHistogram.Fill(q);
        double totalP = filled.Sum(), totalQ = other.Sum();
        return ShareDistances.KullbackLeibler(Array.ConvertAll(filled, s => s / totalP), Array.ConvertAll(other, s => s / totalQ));
    }

    private static double StabilityIndex(double[] x, double[] y)
    {
        var (p, q) = EvidentlyHistogram.Shares(x, y);
        return ShareDistances.StabilityIndex(EvidentlyHistogram.Fill(p), EvidentlyHistogram.Fill(q));
    }

    private static double Hellinger(Contingency table) => ShareDistances.Hellinger(table.SharesX, table.SharesY);

    private static double Darling(PooledWalk walk)
    {
        if (walk.IsConstant)
            return double.NaN;
        var (h, g) = AndersonDarlingDistribution.Sums((long)walk.N + walk.M);
        return AndersonDarlingDistribution.Upper(AndersonDarlingDistribution.Standardise(walk.AndersonDarling, walk.N, walk.M, h, g));
    }

    // T from the differences between midranks and places, which is wrong with ties
    private static double Cramer(double[] x, double[] y)
    {
        double n = x.Length, m = y.Length, u = 0;
        int i = 0, j = 0;
        while (i < x.Length || j < y.Length)
        {
            var value = j >= y.Length || (i < x.Length && x[i] <= y[j]) ? x[i] : y[j];
            int fromX = i, fromY = j;
            while (i < x.Length && x[i] == value)
                i++;
            while (j < y.Length && y[j] == value)
                j++;
            var rank = fromX + fromY + ((i - fromX + (j - fromY) + 1) / 2.0);
            for (var k = fromX; k < i; k++)
                u += n * (rank - (k + 1)) * (rank - (k + 1));
            for (var k = fromY; k < j; k++)
                u += m * (rank - (k + 1)) * (rank - (k + 1));
        }
        var t = (u / (n * m * (n + m))) - (((4 * n * m) - 1) / (6 * (n + m)));
        return Math.Max(n, m) <= 20 ? CramerVonMisesDistribution.Exact(x.Length, y.Length, t) : CramerVonMises.Limit(t, n, m);
    }

    private static double MannWhitney(PooledWalk walk)
    {
        double n = walk.N, m = walk.M, total = n + m, second = (n * m) - RankTest.U(walk);
        var deviation = Math.Sqrt(n * m / 12 * ((total + 1) - (walk.TieSum / (total * (total - 1)))));
        return walk.IsConstant ? 1 : Distributions.NormalUpper((second - (n * m / 2) - 0.5) / deviation);
    }

    private static Contingency Table(double[] x, double[] y) => Contingency.Of(ColumnProfiler.Count(x, int.MaxValue), ColumnProfiler.Count(y, int.MaxValue));

    private static double GoodnessOfFit(Contingency table, Func<double, double, double> term)
    {
        var sum = 0.0;
        for (var i = 0; i < table.Values.Length; i++)
            sum += term(table.Y[i], table.X[i] * table.M / table.N);
        return Distributions.ChiSquaredUpper(sum, table.Degrees);
    }

    private static double ZTest(Contingency table) => table.Values.Length > 2
        ? double.NaN
        : Distributions.NormalTwoSided(Contingency.Z(table.X[^1], table.N, table.Y[^1], table.M));

    private static double Fisher(Contingency table) => table.Values.Length != 2
        ? double.NaN
        : FisherExact.TwoSided((long)table.X[0], (long)table.X[1], (long)table.Y[0], (long)table.Y[1]);
}
