namespace MarketMaster.DataGen;

/// <summary>The standard normal distribution, in the arithmetic of <see cref="Elementary"/>.</summary>
internal static class NormalDistribution
{
    /// <summary>90 % quantile.</summary>
    public const double Quantile90 = 1.2815515655446004;

    /// <summary>65 % quantile.</summary>
    public const double Quantile65 = 0.38532046640756773;

    private const double InverseSqrt2Pi = 0.3989422804014327;

    public static double Density(double x) => InverseSqrt2Pi * Elementary.Exp(-0.5 * x * x);

    /// <summary>P(Z &lt;= x), absolute error below 1e-15.</summary>
    public static double Cdf(double x)
    {
        if (double.IsNaN(x))
            return x;
        return x < -6 ? UpperTail(-x) : x > 6 ? 1 - UpperTail(x) : 0.5 + Density(x) * Series(x);
    }

    // Marsaglia, Evaluating the Normal Distribution, J. Stat. Software 11(4), 2004: x + x^3/3 + x^5/15 + ...
    private static double Series(double x)
    {
        var term = x;
        var sum = x;
        for (var n = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); n += 2)
        {
            term *= x * x / n;
            sum += term;
        }
        return sum;
    }

    // Laplace's continued fraction; 40 levels are exact to rounding beyond 6
    private static double UpperTail(double x)
    {
        var fraction = x;
        for (var k = 40; k > 0; k--)
            fraction = x + k / fraction;
        return Density(x) / fraction;
    }
}
