using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace MarketMaster.Monitoring.Tests;

/// <summary>The arithmetic below the tests, against another library and against plain definitions.</summary>
[TestClass]
public sealed class StatisticsTests
{
    [TestMethod]
    public void Special_functions_agree_with_another_library()
    {
        var compare = new Comparison();
        foreach (var x in new[] { 0.1, 0.5, 1, 1.5, 2, 3.7, 12, 55.5, 1e4 })
            compare.Check($"ln gamma {x}", SpecialFunctions.GammaLn(x), GammaFunctions.Log(x), 1e-13, 1e-13);
        foreach (var a in new[] { 0.5, 1, 4.5, 30, 200 })
        {
            foreach (var x in new[] { 0.01, 0.7, 3, 25, 180, 240 })
                compare.Check($"Q({a}, {x})", SpecialFunctions.GammaUpperRegularized(a, x), GammaFunctions.Upper(a, x), 1e-9, 1e-14);
        }
        foreach (var (a, b) in new[] { (0.5, 0.5), (2.0, 7.0), (50.0, 0.5), (249.0, 0.5) })
        {
            foreach (var x in new[] { 0.001, 0.2, 0.5, 0.93, 0.999 })
                compare.Check($"I({a}, {b}, {x})", SpecialFunctions.BetaRegularized(a, b, x), Distributions.Beta(a, b, x), 1e-9, 1e-14);
        }
        foreach (var z in new[] { -3, -0.5, 0, 0.3, 1.96, 5, 8 })
            compare.Check($"normal {z}", SpecialFunctions.Erfc(z / Math.Sqrt(2)) / 2, Distributions.NormalUpper(z), 1e-11);
        compare.Check("t", 2 * StudentT.CDF(0, 1, 17.3, -2.2), Distributions.StudentTwoSided(2.2, 17.3), 1e-9);
        compare.Check("f", 1 - FisherSnedecor.CDF(3, 40, 2.5), Distributions.FUpper(2.5, 3, 40), 1e-9);
        compare.Check("quantile", 1.959963984540054, Distributions.NormalUpperQuantile(0.025), 1e-12);
        compare.Done(60);
    }

    [TestMethod]
    public void Eigenvectors_agree_with_another_library()
    {
        var random = new RandomStream(4);
        var matrix = new double[12, 12];
        for (var i = 0; i < 12; i++)
        {
            for (var j = 0; j <= i; j++)
                matrix[i, j] = matrix[j, i] = Frames.Normal(ref random);
        }
        var (values, vectors) = SymmetricEigen.Of(matrix);
        double[] expected = [.. Matrix<double>.Build.DenseOfArray(matrix).Evd(Symmetricity.Symmetric).EigenValues.Select(v => v.Real).OrderDescending()];
        var compare = new Comparison();
        compare.Check("values", expected, values, 1e-10, 1e-10);
        var m = Matrix<double>.Build.DenseOfArray(matrix);
        for (var k = 0; k < 12; k++)
        {
            var v = Vector<double>.Build.Dense([.. Enumerable.Range(0, 12).Select(i => vectors[i, k])]);
            compare.Check("residual", 0, ((m * v) - (values[k] * v)).L2Norm(), 0, 1e-9);
        }
        compare.Done(24);
    }

    [TestMethod]
    public void Radix_sort_sorts() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll<double[]>(values =>
    {
        double[] many = [.. Enumerable.Range(0, 1_200).Select(i => values.Length == 0 ? i * -0.5 : values[i % values.Length] * (i + 1)).Where(v => !double.IsNaN(v))];
        double[] expected = [.. many.Order()];
        SortedValues.Sort(many);
        return many.SequenceEqual(expected);
    }));

    /// <summary>The walk over two sorted samples against sums over all pairs.</summary>
    [TestMethod]
    public void The_walk_agrees_with_plain_definitions()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            var random = new RandomStream(seed);
            double[] x = [.. Rounded(ref random, 1 + random.NextInt(20)).Order()], y = [.. Rounded(ref random, 1 + random.NextInt(20)).Order()];
            var walk = PooledWalk.Of(x, y);
            double[] pooled = [.. x.Concat(y).Order()];
            double F(double v) => x.Count(a => a <= v) / (double)x.Length;
            double G(double v) => y.Count(a => a <= v) / (double)y.Length;
            Assert.AreEqual(pooled.Max(v => Math.Abs(F(v) - G(v))), walk.Distance, 1e-12);
            Assert.AreEqual(pooled.Sum(v => (F(v) - G(v)) * (F(v) - G(v))), walk.SquaredSum, 1e-9);
            Assert.AreEqual(x.Sum(a => y.Sum(b => a > b ? 1.0 : a == b ? 0.5 : 0)), RankTest.U(walk), 1e-9);
            double Pairs(double[] a, double[] b) => a.Average(v => b.Average(w => Math.Abs(v - w)));
            Assert.AreEqual((2 * Pairs(x, y)) - Pairs(x, x) - Pairs(y, y), 2 * walk.SquaredArea, 1e-9);
            Assert.AreEqual(FoldedPlainly(x, y), FoldedDistance.Of(x, y), 1e-12);
        }
    }

    /// <summary>The exact law against all orders of small samples.</summary>
    [TestMethod]
    [DataRow(3, 4)]
    [DataRow(5, 5)]
    [DataRow(2, 7)]
    public void The_exact_law_agrees_with_all_orders(int n, int m)
    {
        var distances = Enumerable.Range(0, 1 << (n + m)).Where(b => System.Numerics.BitOperations.PopCount((uint)b) == n).Select(bits =>
        {
            double[] x = [.. Enumerable.Range(0, n + m).Where(i => (bits >> i & 1) == 1).Select(i => (double)i)], y = [.. Enumerable.Range(0, n + m).Where(i => (bits >> i & 1) == 0).Select(i => (double)i)];
            return (PooledWalk.Of(x, y).Distance, Cramer: CramerVonMises.Statistic(PooledWalk.Of(x, y)));
        }).ToList();
        foreach (var d in distances.Select(d => d.Distance).Distinct())
            Assert.AreEqual(distances.Count(e => e.Distance >= d - 1e-12) / (double)distances.Count, KolmogorovDistribution.Exact(n, m, d), 1e-12);
        foreach (var t in distances.Select(d => d.Cramer).Distinct())
            Assert.AreEqual(distances.Count(e => e.Cramer >= t - 1e-12) / (double)distances.Count, CramerVonMisesDistribution.Exact(n, m, t), 1e-12);
    }

    [TestMethod]
    public void Persistence_of_bits_agrees_with_that_of_numbers()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            var random = new RandomStream(seed);
            var values = new double[50 + random.NextInt(400)];
            for (var i = 1; i < values.Length; i++)
                values[i] = (0.8 * values[i - 1]) + Frames.Normal(ref random);
            var median = Quantiles.Median([.. values.Order()]);
            Assert.AreEqual(Persistence.OfValues(Array.ConvertAll(values, v => v <= median ? 1.0 : 0)), Persistence.OfIndicator(values, median), 1e-9);
        }
    }

    private static double FoldedPlainly(double[] x, double[] y)
    {
        double[] pooled = [.. x.Concat(y).Order()];
        var center = pooled[(pooled.Length - 1) / 2];
        double[] a = [.. x.Select(v => Math.Abs(v - center)).Order()], b = [.. y.Select(v => Math.Abs(v - center)).Order()];
        return PooledWalk.Of(a, b).Distance;
    }

    private static double[] Rounded(ref RandomStream random, int count)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = Math.Round(Frames.Normal(ref random) * 4) / 2;
        return values;
    }
}
