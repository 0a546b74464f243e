using System.Text.Json;

namespace MarketMaster.Monitoring.Tests;

[TestClass]
public sealed class DriftReferenceTests
{
    public static IEnumerable<object[]> Sets() =>
        new[] { "same_500_400", "mean_shift_500", "heavy_tails_1000", "ties_poisson", "small_10_12", "constant_same", "constant_ref", "ar1_095_600", "binary_300_250", "cat5_label_1000" }.Select(n => new object[] { n });

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void Numeric_statistics_and_p_values_agree(string set)
    {
        var (expected, x, y) = Load(set);
        if (expected.At("kind").GetString() != "num")
            return;
        var compare = new Comparison();
        var walk = PooledWalk.Of(Sorted(x), Sorted(y));
        compare.Check("ks", expected.Number("ks", "statistic"), walk.Distance);
        compare.Check("ks exact", expected.Number("ks", "p_auto"), KolmogorovDistribution.Exact(walk.N, walk.M, walk.Distance));
        compare.Check("ks one-sample", expected.Number("ks", "p_asymp_kstwo"), OneSampleKolmogorov.Upper(walk.Distance, (int)Math.Round(walk.Effective)));
        compare.Check("ks limit", expected.Number("ks", "p_kolmogorov_limit"), KolmogorovDistribution.Limit(Math.Sqrt(walk.Effective) * walk.Distance));
        compare.Check("ks stephens", expected.Number("ks", "p_stephens"), KolmogorovDistribution.Stephens(walk.Distance, walk.Effective));
        if (!walk.IsConstant)
        {
            var (h, g) = AndersonDarlingDistribution.Sums((long)walk.N + walk.M);
            var darling = AndersonDarlingDistribution.Standardise(walk.AndersonDarling, walk.N, walk.M, h, g);
            compare.Check("ad", expected.Number("anderson_darling", "statistic"), darling);
            compare.Check("ad p", expected.Number("anderson_darling", "p_scipy_clipped"), AndersonDarlingDistribution.Upper(darling));
        }
        var t = CramerVonMises.Statistic(walk);
        compare.Check("cvm", expected.Number("cramer_von_mises", "statistic_tie_safe"), t);
        compare.Check("cvm tn", expected.Number("cramer_von_mises", "tn_tie_safe"), CramerVonMises.Adjusted(t, walk.N, walk.M));
        // the reference cuts its series early: it is exact to 5e-9
        compare.Check("cvm p", expected.Number("cramer_von_mises", "p_asymptotic_tie_safe"), CramerVonMises.Limit(t, walk.N, walk.M), 1e-10, 5e-9);
        if (expected.Has("cramer_von_mises", "p_exact"))
            compare.Check("cvm exact", expected.Number("cramer_von_mises", "p_exact"), CramerVonMisesDistribution.Exact(walk.N, walk.M, t));
        compare.Check("mwu", expected.Number("mann_whitney", "U1"), RankTest.U(walk));
        compare.Check("mwu p", expected.Number("mann_whitney", "p_two_sided_auto"), RankTest.TwoSided(walk));
        if (!walk.IsConstant)
        {
            compare.Check("mwu without correction", expected.Number("mann_whitney", "p_two_sided_asymptotic_nocc"), Math.Min(1, 2 * Distributions.NormalUpper(RankTest.Z(walk, 0))));
        }
        if (expected.Has("mann_whitney", "p_two_sided_exact"))
            compare.Check("mwu exact", expected.Number("mann_whitney", "p_two_sided_exact"), RankTest.ExactTwoSided(walk.N, walk.M, RankTest.U(walk)));
        CheckMeans(compare, expected, x, y);
        CheckDistances(compare, expected, walk, x, y);
        compare.Done(walk.IsConstant ? 15 : 20);
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void Persistence_and_the_adjusted_test_agree(string set)
    {
        var (expected, x, y) = Load(set);
        if (expected.At("kind").GetString() != "num")
            return;
        var compare = new Comparison();
        double tauX = Persistence.OfIndicator(x, Quantiles.Median(Sorted(x))), tauY = Persistence.OfIndicator(y, Quantiles.Median(Sorted(y)));
        double essX = Persistence.Effective(x.Length, tauX), essY = Persistence.Effective(y.Length, tauY);
        compare.Check("tau ref", expected.Number("ks_autocorrelation_adjusted", "tau_ref"), tauX);
        compare.Check("tau cur", expected.Number("ks_autocorrelation_adjusted", "tau_cur"), tauY);
        compare.Check("ess ref", expected.Number("ks_autocorrelation_adjusted", "ess_ref"), essX);
        compare.Check("ess cur", expected.Number("ks_autocorrelation_adjusted", "ess_cur"), essY);
        var distance = PooledWalk.Of(Sorted(x), Sorted(y)).Distance;
        compare.Check("p", expected.Number("ks_autocorrelation_adjusted", "p"), KolmogorovDistribution.Stephens(distance, essX * essY / (essX + essY)));
        foreach (var (name, values) in new[] { ("ref", x), ("cur", y) })
        {
            var side = expected.At("effective_sample_size", name);
            if (side.Has("degenerate"))
                continue;
            var tau = Persistence.OfValues(values);
            compare.Check(name + " geyer", side.Number("tau_geyer"), tau);
            compare.Check(name + " ess", side.Number("ess_geyer"), Persistence.Effective(values.Length, tau));
        }
        compare.Done(5);
    }

    [TestMethod]
    [DataRow("binary_300_250")]
    [DataRow("cat5_label_1000")]
    public void Categorical_statistics_and_p_values_agree(string set)
    {
        var (expected, x, y) = Load(set);
        var compare = new Comparison();
        var table = Contingency.Of(ColumnProfiler.Count(Sorted(x), int.MaxValue), ColumnProfiler.Count(Sorted(y), int.MaxValue));
        var chi = expected.At("chi_square");
        compare.Check("counts", chi.Numbers("ref_counts"), table.X);
        compare.Check("counts", chi.Numbers("cur_counts"), table.Y);
        compare.Check("chi2", chi.Number("contingency", "chi2"), table.ChiSquared());
        compare.Check("chi2 p", chi.Number("contingency", "p"), Distributions.ChiSquaredUpper(table.ChiSquared(), table.Degrees));
        compare.Check("g", chi.Number("contingency", "g"), table.G());
        compare.Check("g p", chi.Number("contingency", "g_p"), Distributions.ChiSquaredUpper(table.G(), table.Degrees));
        compare.Check("v", chi.Number("contingency", "cramers_v"), table.CramersV());
        double[] p = table.SharesX, q = table.SharesY;
        compare.Check("tvd", chi.Number("tvd"), ShareDistances.TotalVariation(p, q));
        compare.Check("hellinger", chi.Number("hellinger"), ShareDistances.Hellinger(p, q));
        compare.Check("l infinity", chi.Number("l_infinity"), ShareDistances.Largest(p, q));
        compare.Check("js", chi.Number("jensenshannon_distance_ln"), ShareDistances.JensenShannon(p, q));
        compare.Check("js base 2", chi.Number("jensenshannon_distance_base2"), ShareDistances.JensenShannon(p, q) / Math.Sqrt(Math.Log(2)));
        if (expected.Has("z_test"))
        {
            var z = Contingency.Z(table.X[1], table.N, table.Y[1], table.M);
            compare.Check("z", expected.Number("z_test", "z"), z);
            compare.Check("z p", expected.Number("z_test", "p"), Distributions.NormalTwoSided(z));
            compare.Check("fisher", expected.Number("z_test", "fisher_p"), FisherExact.TwoSided((long)table.X[0], (long)table.X[1], (long)table.Y[0], (long)table.Y[1]));
        }
        compare.Done(18);
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void The_scores_of_the_other_tool_are_reproduced(string set)
    {
        var (expected, x, y) = Load(set);
        var evidently = expected.At("evidently_0_7_21");
        var isCategorical = expected.At("kind").GetString() == "cat";
        Assert.AreEqual(evidently.At("default_test").GetString(), JsonSerializer.Serialize(EvidentlyReport.Default(Sorted(x), Sorted(y), isCategorical, x.Length)).Trim('"'));
        var compare = new Comparison();
        foreach (var test in evidently.At("tests").EnumerateObject())
        {
            var kind = JsonSerializer.Deserialize<EvidentlyTest>($"\"{test.Name}\"");
            if (!test.Value.TryGetProperty("score", out _))
                continue;
            var (relative, absolute) = kind == EvidentlyTest.CramerVonMises ? (1e-10, 5e-9) : (1e-10, 1e-14);
            var score = EvidentlyScores.Of(kind, Sorted(x), Sorted(y), isCategorical);
            compare.Check(test.Name, test.Value.Number("score"), score, relative, absolute);
            compare.Check(test.Name + " threshold", test.Value.Number("threshold"), EvidentlyScores.Threshold(kind));
        }
        compare.Done(10);
    }

    [TestMethod]
    [DataRow("bonferroni", MultipleTesting.Bonferroni)]
    [DataRow("holm", MultipleTesting.Holm)]
    [DataRow("fdr_bh", MultipleTesting.BenjaminiHochberg)]
    [DataRow("fdr_by", MultipleTesting.BenjaminiYekutieli)]
    public void Corrections_agree(string name, MultipleTesting method)
    {
        var expected = Expected.Read("expected_drift.json").At("multiple_testing");
        var compare = new Comparison();
        compare.Check(name, expected.Numbers(name, "adjusted"), AdjustedPValues.Of(expected.Numbers("p"), method));
        var (statistic, p) = AdjustedPValues.FisherCombined(expected.Numbers("p"));
        compare.Check("fisher", expected.Number("fisher_combined", "statistic"), statistic);
        compare.Check("fisher p", expected.Number("fisher_combined", "p"), p);
        compare.Done(10);
    }

    private static void CheckMeans(Comparison compare, JsonElement expected, double[] x, double[] y)
    {
        var (a, b) = (MeanTests.Moments(x), MeanTests.Moments(y));
        var welch = MeanTests.Welch(a, x.Length, b, y.Length);
        if (a.Variance + b.Variance > 0)
        {
            compare.Check("welch t", expected.Number("t_test", "welch", "t"), welch.T);
            compare.Check("welch df", expected.Number("t_test", "welch", "df"), welch.Degrees);
            compare.Check("welch p", expected.Number("t_test", "welch", "p"), welch.P);
            var student = MeanTests.Student(a, x.Length, b, y.Length);
            compare.Check("student t", expected.Number("t_test", "student", "t"), student.T);
            compare.Check("student p", expected.Number("t_test", "student", "p"), student.P);
            var brown = MeanTests.Variance(MeanTests.Spread(x, Quantiles.Median(Sorted(x))), x.Length, MeanTests.Spread(y, Quantiles.Median(Sorted(y))), y.Length);
            compare.Check("brown-forsythe", expected.Number("scale", "brown_forsythe", "W"), brown.F);
            compare.Check("brown-forsythe p", expected.Number("scale", "brown_forsythe", "p"), Distributions.FUpper(brown.F, 1, brown.Degrees));
            var levene = MeanTests.Variance(MeanTests.Spread(x, a.Mean), x.Length, MeanTests.Spread(y, b.Mean), y.Length);
            compare.Check("levene", expected.Number("scale", "levene_mean", "W"), levene.F);
            compare.Check("levene p", expected.Number("scale", "levene_mean", "p"), Distributions.FUpper(levene.F, 1, levene.Degrees));
        }
    }

    private static void CheckDistances(Comparison compare, JsonElement expected, PooledWalk walk, double[] x, double[] y)
    {
        double[] sorted = Sorted(x), other = Sorted(y);
        compare.Check("w1", expected.Number("wasserstein", "raw"), walk.Wasserstein);
        compare.Check("energy", expected.Number("energy", "scipy_sqrt_form"), Math.Sqrt(2 * walk.SquaredArea));
        compare.Check("iqr", expected.Number("wasserstein", "ref_iqr"), Quantiles.Of(sorted, 0.75) - Quantiles.Of(sorted, 0.25));
        var deciles = expected.At("psi_reference_deciles");
        var edges = DecileBins.Edges(sorted, 10);
        compare.Check("edges", deciles.Numbers("inner_edges"), edges);
        double[] p = DecileBins.Shares(sorted, edges), q = DecileBins.Shares(other, edges);
        compare.Check("ref share", deciles.Numbers("ref_share"), p);
        compare.Check("cur share", deciles.Numbers("cur_share"), q);
        double[] floorP = ShareDistances.Floored(p), floorQ = ShareDistances.Floored(q);
        var psi = ShareDistances.StabilityIndex(floorP, floorQ);
        compare.Check("psi", deciles.Number("psi"), psi);
        compare.Check("psi p", deciles.Number("psi_p_value_chi2"), Distributions.ChiSquaredUpper(psi / ((1.0 / x.Length) + (1.0 / y.Length)), p.Length - 1));
        compare.Check("kl", deciles.Number("kl_ref_cur"), ShareDistances.KullbackLeibler(floorP, floorQ));
        compare.Check("js", deciles.Number("jensenshannon_distance_ln"), ShareDistances.JensenShannon(p, q));
        compare.Check("hellinger", deciles.Number("hellinger"), ShareDistances.Hellinger(p, q));
        compare.Check("tvd", deciles.Number("tvd"), ShareDistances.TotalVariation(p, q));
    }

    private static (JsonElement Expected, double[] X, double[] Y) Load(string set)
    {
        var expected = Expected.Read("expected_drift.json").At("drift", set);
        var columns = Expected.Columns(expected.At("file").GetString()!);
        return (expected, [.. columns["ref"].Where(double.IsFinite)], [.. columns["cur"].Where(double.IsFinite)]);
    }

    private static double[] Sorted(double[] values) => SortedValues.OfFinite(values);
}
