namespace MarketMaster.Monitoring;

/// <summary>Tail probabilities of the usual distributions, exact to about twelve digits far into the tail.</summary>
internal static class Distributions
{
    private const int MostTerms = 100_000;
    private const double Tiny = 1e-300;

    /// <summary>P(Z &gt; z) of the standard normal distribution.</summary>
    public static double NormalUpper(double z)
    {
        if (double.IsNaN(z))
            return double.NaN;
        var half = 0.5 * GammaFunctions.Upper(0.5, z * z / 2);
        return z >= 0 ? half : 1 - half;
    }

    /// <summary>P(|Z| &gt; |z|).</summary>
    public static double NormalTwoSided(double z) => Math.Min(1, 2 * NormalUpper(Math.Abs(z)));

    /// <summary>The z with P(Z &gt; z) = p, by bisection and Newton's method.</summary>
    public static double NormalUpperQuantile(double p)
    {
        if (p > 0.5)
            return -NormalUpperQuantile(1 - p);
        var (low, high) = (0.0, 39.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (NormalUpper(middle) > p)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>P(X &gt; x) of chi-square.</summary>
    public static double ChiSquaredUpper(double x, double degrees) =>
        degrees <= 0 ? 1 : double.IsNaN(x) ? double.NaN : GammaFunctions.Upper(degrees / 2, x / 2);

    /// <summary>P(|T| &gt; |t|) of Student's t.</summary>
    public static double StudentTwoSided(double t, double degrees) =>
        double.IsInfinity(t) ? 0 : double.IsNaN(t) ? double.NaN : Beta(degrees / 2, 0.5, degrees / (degrees + (t * t)));

    /// <summary>P(F &gt; f) of Fisher's F.</summary>
    public static double FUpper(double f, double numerator, double denominator) =>
        double.IsInfinity(f) ? 0 : double.IsNaN(f) ? double.NaN : Beta(denominator / 2, numerator / 2, denominator / (denominator + (numerator * f)));

    /// <summary>The regularised incomplete beta function I_x(a, b).</summary>
    public static double Beta(double a, double b, double x)
    {
        if (x <= 0)
            return 0;
        if (x >= 1)
            return 1;
        var front = Math.Exp(GammaFunctions.Log(a + b) - GammaFunctions.Log(a) - GammaFunctions.Log(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(a, b, x) / a : 1 - (front * Fraction(b, a, 1 - x) / b);
    }

    private static double Fraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var value = d;
        for (var m = 1; m < MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
                break;
        }
        return value;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
