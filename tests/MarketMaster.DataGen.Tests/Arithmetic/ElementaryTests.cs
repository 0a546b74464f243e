namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class ElementaryTests
{
    [TestMethod]
    public void Exp_is_within_2_ulp_of_the_runtime()
    {
        var random = new RandomStream(1);
        for (var i = 0; i < 300_000; i++)
            AssertClose(i % 2 == 0 ? random.NextDouble() * 1416 - 707 : random.NextDouble() * 2 - 1, Elementary.Exp, Math.Exp);
    }

    [TestMethod]
    public void Log_is_within_2_ulp_of_the_runtime()
    {
        var random = new RandomStream(2);
        for (var i = 0; i < 300_000; i++)
        {
            var x = (i % 3) switch
            {
                0 => BitConverter.UInt64BitsToDouble(random.NextUInt64() & 0x7FEFFFFFFFFFFFFF),
                1 => 0.5 + random.NextDouble(),
                _ => 1 + (random.NextDouble() - 0.5) * 1e-4,
            };
            if (x > 0)
                AssertClose(x, Elementary.Log, Math.Log);
        }
    }

    [TestMethod]
    public void Special_values_are_those_of_the_runtime()
    {
        foreach (var x in new[] { 0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue, 800, -800 })
        {
            Assert.AreEqual(Math.Exp(x), Elementary.Exp(x), $"exp {x}");
            Assert.AreEqual(Math.Log(x), Elementary.Log(x), Math.Abs(Math.Log(x)) is var m && double.IsFinite(m) ? m * 4e-16 : 0, $"log {x}");
        }
        Assert.AreEqual(Math.Exp(709.7), Elementary.Exp(709.7), Math.Exp(709.7) * 1e-15);
        Assert.AreEqual(Math.Exp(-740), Elementary.Exp(-740), 3 * double.Epsilon);
    }

    [TestMethod]
    [DataRow(0.0, 0.5)]
    [DataRow(1.0, 0.84134474606854293)]
    [DataRow(-2.0, 0.022750131948179195)]
    [DataRow(NormalDistribution.Quantile90, 0.9)]
    [DataRow(NormalDistribution.Quantile65, 0.65)]
    [DataRow(-7.0, 1.2798125438858352e-12)]
    [DataRow(5.9999, 0.99999999901280190)]
    public void Normal_distribution_function_has_its_tabled_values(double x, double expected) =>
        Assert.AreEqual(expected, NormalDistribution.Cdf(x), x < -6 ? 1e-26 : 2e-14);

    private static void AssertClose(double x, Func<double, double> ours, Func<double, double> runtime)
    {
        var (a, b) = (ours(x), runtime(x));
        Assert.IsLessThanOrEqualTo(2, Math.Abs(BitConverter.DoubleToInt64Bits(a) - BitConverter.DoubleToInt64Bits(b)), $"{x:R}: {a:R} for {b:R}");
    }
}
