namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class SamplerTests
{
    private const int Draws = 1_000_000;

    [TestMethod]
    public void Normal_numbers_follow_the_normal_distribution()
    {
        var random = new RandomStream(3);
        var values = new double[Draws];
        for (var i = 0; i < Draws; i++)
            values[i] = NormalSampler.Next(ref random);
        Array.Sort(values);
        var distance = 0.0; // Kolmogorov and Smirnov: 1.95 / sqrt(n) at 0.1 %
        for (var i = 0; i < Draws; i += 7)
            distance = Math.Max(distance, Math.Abs((i + 0.5) / Draws - NormalDistribution.Cdf(values[i])));
        Assert.IsLessThan(1.95 / Math.Sqrt(Draws), distance);
        Assert.AreEqual(2 * NormalDistribution.Cdf(-4) * Draws, values.Count(v => Math.Abs(v) > 4), 5 * Math.Sqrt(64), "the tail beyond the last layer");
    }

    [TestMethod]
    [DataRow(4.5, 0.02)]
    [DataRow(6.0, 0.0)]
    [DataRow(8.0, 0.10)]
    [DataRow(30.0, -0.3)]
    public void Student_numbers_have_mean_0_and_variance_1_and_stay_below_the_cap(double degreesOfFreedom, double skew)
    {
        var random = new RandomStream(4);
        var sampler = new SkewedStudentT(degreesOfFreedom, skew);
        double sum = 0, square = 0, fourth = 0, largest = 0;
        for (var i = 0; i < Draws; i++)
        {
            var x = sampler.Next(ref random);
            sum += x;
            square += x * x;
            fourth += x * x * x * x;
            largest = Math.Max(largest, Math.Abs(x));
        }
        Assert.IsLessThan(4, Math.Abs(sum) / Math.Sqrt(Draws));
        Assert.AreEqual(1, square / Draws, 5 * Math.Sqrt(fourth / Draws / Draws));
        Assert.IsLessThan(SkewedStudentT.Cap * (1 + Math.Abs(skew)) + 0.5, largest);
    }

    [TestMethod]
    public void Student_numbers_have_the_quantiles_of_the_t_distribution()
    {
        var random = new RandomStream(5);
        var sampler = new SkewedStudentT(6);
        var values = Enumerable.Range(0, Draws).Select(_ => sampler.Next(ref random)).ToArray();
        Array.Sort(values);
        var unit = Math.Sqrt(4.0 / 6); // t with 6 degrees of freedom has variance 6/4
        Assert.AreEqual(1.439756 * unit, values[(int)(0.90 * Draws)], 0.008);
        Assert.AreEqual(3.142668 * unit, values[(int)(0.99 * Draws)], 0.03);
    }
}
