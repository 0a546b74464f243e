namespace MarketMaster.Prediction;

/// <summary>Points and weights that integrate a polynomial of degree up to 2n - 1 over [0, 1] exactly, with n points.</summary>
internal static class GaussLegendre
{
    // Newton's method from this start converges to the last bit in four or five.
    private const int Iterations = 8;

    public static (double[] Points, double[] Weights) Rule(int count)
    {
        var (points, weights) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var x = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5));
            var slope = 0.0;
            for (var iteration = 0; iteration < Iterations; iteration++)
            {
                (var value, slope) = Legendre(count, x);
                x -= value / slope;
            }
            points[i] = (1 + x) / 2;
            weights[i] = 1 / ((1 - (x * x)) * slope * slope);
        }
        return (points, weights);
    }

    /// <summary>The Legendre polynomial and its slope, by the three-term recurrence.</summary>
    private static (double Value, double Slope) Legendre(int degree, double x)
    {
        double previous = 1, value = x;
        for (var n = 2; n <= degree; n++)
            (previous, value) = (value, (((2 * n) - 1) * x * value - ((n - 1) * previous)) / n);
        return (value, degree * ((x * value) - previous) / ((x * x) - 1));
    }
}
