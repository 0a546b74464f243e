namespace MarketMaster.Monitoring;

/// <summary>Logarithm of the gamma function and the regularised incomplete gamma functions.</summary>
internal static class GammaFunctions
{
    private const double HalfLogTwoPi = 0.91893853320467274178;
    private const int MostTerms = 100_000;
    private const double Tiny = 1e-300;

    // Stirling's series: Bernoulli numbers B(2k) / (2k (2k - 1))
    private static readonly double[] Stirling =
        [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400];

    /// <summary>ln Gamma(x) for x above 0.</summary>
    public static double Log(double x)
    {
        var product = 1.0;
        while (x < 12)
            product *= x++;
        return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + Remainder(x) - Math.Log(product);
    }

    /// <summary>Q(a, x): the upper tail of the gamma distribution with shape a.</summary>
    public static double Upper(double a, double x)
    {
        if (x <= 0)
            return 1;
        if (double.IsPositiveInfinity(x))
            return 0;
        var front = Math.Exp((a * Math.Log(x)) - x - Log(a));
        return x < a + 1 ? 1 - (front * Series(a, x)) : front * Fraction(a, x);
    }

    private static double Remainder(double x)
    {
        var (sum, power, square) = (0.0, 1 / x, 1 / (x * x));
        foreach (var coefficient in Stirling)
        {
            sum += coefficient * power;
            power *= square;
        }
        return sum;
    }

    private static double Series(double a, double x)
    {
        var (term, sum) = (1 / a, 1 / a);
        for (var k = 1; k < MostTerms && term > sum * 1e-17; k++)
        {
            term *= x / (a + k);
            sum += term;
        }
        return sum;
    }

    // Lentz's algorithm
    private static double Fraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / b;
        var value = d;
        for (var k = 1; k < MostTerms; k++)
        {
            var numerator = -k * (k - a);
            b += 2;
            d = 1 / NotZero((numerator * d) + b);
            c = NotZero(b + (numerator / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
                break;
        }
        return value;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
