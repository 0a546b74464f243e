namespace MarketMaster.Monitoring;

/// <summary>All tests and distances of a numeric column.</summary>
internal sealed class NumericTests
{
    private const double ClipIqrs = 3;
    private const double ClipTail = 0.001;
    private const int SmallCramer = 20;
    private const int LargestExact = 1_000;

    private readonly ColumnPair _pair;
    private readonly double[] _edges;
    private readonly PooledWalk _walk;

    public NumericTests(ColumnPair pair, double[] edges)
    {
        (_pair, _edges) = (pair, edges);
        ReadOnlySpan<double> x = pair.Reference.Sorted, y = pair.Current.Sorted;
        var iqr = Quantiles.Of(x, 0.75) - Quantiles.Of(x, 0.25);
        // with few values the outermost quantiles are the extremes, and the margin is what keeps the clip away from them
        var margin = ClipIqrs * iqr;
        _walk = iqr > 0
            ? PooledWalk.Of(x, y, Quantiles.Of(x, ClipTail) - margin, Quantiles.Of(x, 1 - ClipTail) + margin)
            : PooledWalk.Of(x, y);
        Folded = FoldedDistance.Of(x, y);
        var deviation = Math.Sqrt(pair.Reference.Moments.Variance * Math.Max(0, x.Length - 1) / x.Length);
        var tiny = 1e-12 * Math.Max(Math.Abs(x[0]), Math.Abs(x[^1]));
        Deviation = Math.Max(deviation, tiny);
        Iqr = iqr;
        RobustDeviation = iqr > 0 ? Math.Min(Deviation, iqr / 1.349) : Deviation;
    }

    /// <summary>Standard deviation of the reference, divisor n.</summary>
    public double Deviation { get; }

    /// <summary>The smaller of standard deviation and IQR / 1.349, which agree for a normal distribution.</summary>
    public double RobustDeviation { get; }

    public double Iqr { get; }

    /// <summary>Kolmogorov-Smirnov distance of the distances from the median.</summary>
    public double Folded { get; }

    public ref readonly PooledWalk Walk => ref _walk;

    /// <summary>Wasserstein's distance without the outermost values over the robust deviation.</summary>
    public double Effect => _walk.ClippedWasserstein == 0 ? 0 : RobustDeviation > 0 ? Math.Min(MostEffect, _walk.ClippedWasserstein / RobustDeviation) : MostEffect;

    /// <summary>What stands for an infinite effect: a constant that changed.</summary>
    public const double MostEffect = 1e6;

    /// <summary>The p-value that decides: a move of the distribution or a change of its spread, whichever is clearer, times two.</summary>
    public double DecisionP
    {
        get
        {
            var move = KolmogorovDistribution.Stephens(_walk.Distance, _pair.Effective);
            var spread = KolmogorovDistribution.Stephens(Folded, _pair.EffectiveSpread);
            return Math.Min(1, 2 * Math.Min(move, spread));
        }
    }

    public List<DriftTest> All((double H, double G) harmonic)
    {
        var tests = new List<DriftTest>(18)
        {
            Kolmogorov(),
            new("kolmogorov_smirnov_spread", Folded, KolmogorovDistribution.Stephens(Folded, _pair.EffectiveSpread), KolmogorovDistribution.Stephens(Folded, _walk.Effective)),
        };
        AddRankTests(tests, harmonic);
        AddMeanTests(tests);
        tests.Add(DriftTest.Distance("wasserstein", _walk.Wasserstein));
        tests.Add(DriftTest.Distance("wasserstein_normed", Normed(_walk.Wasserstein, Deviation)));
        tests.Add(DriftTest.Distance("wasserstein_robust", Effect));
        tests.Add(DriftTest.Distance("wasserstein_iqr", Normed(_walk.Wasserstein, Iqr)));
        tests.Add(DriftTest.Distance("energy", Math.Sqrt(2 * Normed(_walk.SquaredArea, Deviation))));
        AddHistogram(tests);
        return tests;
    }

    private static double Normed(double distance, double scale) => distance == 0 ? 0 : scale > 0 ? Math.Min(MostEffect, distance / scale) : MostEffect;

    private DriftTest Kolmogorov()
    {
        var independent = Math.Max(_walk.N, _walk.M) <= LargestExact
            ? KolmogorovDistribution.Exact(_walk.N, _walk.M, _walk.Distance)
            : KolmogorovDistribution.Stephens(_walk.Distance, _walk.Effective);
        return new("kolmogorov_smirnov", _walk.Distance, _pair.Tau > 1 ? KolmogorovDistribution.Stephens(_walk.Distance, _pair.Effective) : independent, independent);
    }

    private void AddRankTests(List<DriftTest> tests, (double H, double G) harmonic)
    {
        if (_walk.IsConstant)
        {
            tests.AddRange([new("anderson_darling", 0, 1, 1), new("cramer_von_mises", 0, 1, 1), new("mann_whitney", 0.5, 1, 1)]);
            return;
        }
        var standard = AndersonDarlingDistribution.Standardise(_walk.AndersonDarling, _walk.N, _walk.M, harmonic.H, harmonic.G);
        var discounted = AndersonDarlingDistribution.Standardise(_walk.AndersonDarling / _pair.Tau, _walk.N, _walk.M, harmonic.H, harmonic.G);
        tests.Add(new("anderson_darling", standard, AndersonDarlingDistribution.Upper(discounted), AndersonDarlingDistribution.Upper(standard)));
        var t = CramerVonMises.Statistic(_walk);
        var cramer = _walk.TieSum == 0 && Math.Max(_walk.N, _walk.M) <= SmallCramer
            ? CramerVonMisesDistribution.Exact(_walk.N, _walk.M, t)
            : CramerVonMises.Limit(t, _walk.N, _walk.M);
        tests.Add(new("cramer_von_mises", t, _pair.Tau > 1 ? CramerVonMises.Limit(t / _pair.Tau, _walk.N, _walk.M) : cramer, cramer));
        var ranks = RankTest.TwoSided(_walk);
        var z = RankTest.Z(_walk);
        tests.Add(new("mann_whitney", RankTest.U(_walk) / ((double)_walk.N * _walk.M), _pair.Tau > 1 ? Distributions.NormalTwoSided(z / Math.Sqrt(_pair.Tau)) : ranks, ranks));
    }

    private void AddMeanTests(List<DriftTest> tests)
    {
        var (reference, current) = (_pair.Reference, _pair.Current);
        var welch = MeanTests.Welch(reference.Moments, _walk.N, current.Moments, _walk.M);
        var effective = MeanTests.Welch(reference.Moments, _pair.EffectiveReference, current.Moments, _pair.EffectiveCurrent);
        tests.Add(new("welch", welch.T, _pair.EffectiveReference > 1.5 && _pair.EffectiveCurrent > 1.5 ? effective.P : 1, welch.P));
        var (f, degrees) = MeanTests.Variance(reference.Spread, _walk.N, current.Spread, _walk.M);
        tests.Add(new("brown_forsythe", f, Distributions.FUpper(f / _pair.SpreadTau, 1, Math.Max(1, degrees / _pair.SpreadTau)), Distributions.FUpper(f, 1, degrees)));
    }

    private void AddHistogram(List<DriftTest> tests)
    {
        double[] p = DecileBins.Shares(_pair.Reference.Sorted, _edges), q = DecileBins.Shares(_pair.Current.Sorted, _edges);
        double[] floorP = ShareDistances.Floored(p), floorQ = ShareDistances.Floored(q);
        var psi = ShareDistances.StabilityIndex(floorP, floorQ);
        var size = 1 / ((1.0 / _walk.N) + (1.0 / _walk.M));
        tests.Add(new("psi", psi, Distributions.ChiSquaredUpper(psi * size / _pair.Tau, p.Length - 1), Distributions.ChiSquaredUpper(psi * size, p.Length - 1)));
        tests.Add(DriftTest.Distance("kl_divergence", ShareDistances.KullbackLeibler(floorP, floorQ)));
        tests.Add(DriftTest.Distance("jensen_shannon", ShareDistances.JensenShannon(p, q)));
        tests.Add(DriftTest.Distance("hellinger", ShareDistances.Hellinger(p, q)));
        tests.Add(DriftTest.Distance("total_variation", ShareDistances.TotalVariation(p, q)));
    }
}
