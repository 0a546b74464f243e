namespace MarketMaster.Indicators.Tests.Exact;

/// <summary>The arithmetic that the references are computed with, against identities it could only meet by being right.</summary>
[TestClass]
public sealed class RealTests
{
    [TestMethod]
    [DataRow(1e12, 1e-8)]
    [DataRow(123.456, 3e-300)]
    [DataRow(-0.1, 0.30000000000000004)]
    public void Sums_and_products_are_exact(double a, double b)
    {
        Real x = a, y = b;
        AssertSame(x * x - y * y, (x - y) * (x + y), 0);
        AssertSame(x, x + y - y, 0);
        Assert.AreEqual(a, (double)(x * y / y));
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(1e-16)]
    [DataRow(123.456e9)]
    public void Roots_squared_give_the_number(double value) =>
        AssertSame(value, Real.Sqrt(value) * Real.Sqrt(value), 1e-280);

    [TestMethod]
    public void A_root_of_a_square_is_exact() => AssertSame(1234.5, Real.Sqrt((Real)1234.5 * 1234.5), 0);

    [TestMethod]
    public void Logarithms_add_up()
    {
        AssertSame(Real.Log(6), Real.Log(2) + Real.Log(3), 1e-70);
        AssertSame(Real.Log(1e-8), -Real.Log((Real)1 / 1e-8), 1e-70);
        Assert.AreEqual(Math.Log(10), (double)Real.Log(10));
        Assert.AreEqual(1e-11, (double)Real.Log((Real)1 + 1e-11), 1e-22);
    }

    private static void AssertSame(Real expected, Real actual, double allowed)
    {
        var error = Real.Abs(expected - actual);
        Assert.IsTrue(error <= Real.Abs(expected) * allowed, $"{actual} is not {expected}: off by {error}");
    }
}
