namespace MarketMaster.Monitoring;

/// <summary>Moments and critical values of the k-sample Anderson-Darling statistic for k = 2 (Scholz and Stephens, 1987).</summary>
internal static class AndersonDarlingDistribution
{
    private static readonly double[] Levels = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001];
    private static readonly double[] Critical = [0.675 - 0.245 - 0.105, 1.281 + 0.25 - 0.305, 1.645 + 0.678 - 0.362, 1.96 + 1.149 - 0.391, 2.326 + 1.822 - 0.396, 2.573 + 2.364 - 0.345, 3.085 + 3.615 - 0.154];
    private static readonly (double A, double B, double C) Fit = LeastSquares();

    /// <summary>h = sum 1/i and g = sum_{i=1}^{N-2} 1/(N-i) sum_{j=i+1}^{N-1} 1/j for N values in all.</summary>
    public static (double H, double G) Sums(long total)
    {
        double h = 0, g = 0, inner = 0;
        for (var i = total - 1; i >= 1; i--)
        {
            if (i <= total - 2)
            {
                inner += 1.0 / (i + 1);
                g += inner / (total - i);
            }
            h += 1.0 / i;
        }
        return (h, g);
    }

    /// <summary>(A - 1) / sigma for two samples.</summary>
    public static double Standardise(double a, long n, long m, double h, double g)
    {
        var total = n + m;
        var inverse = (1.0 / n) + (1.0 / m);
        const int k = 2;
        var c1 = ((4 * g) - 6) * (k - 1);
        var p1 = c1 + ((10 - (6 * g)) * inverse);
        var p2 = (((2 * g) - 4) * k * k) + (8 * h * k) + (((2 * g) - (14 * h) - 4) * inverse) - (8 * h) + (4 * g) - 6;
        var p3 = (((6 * h) + (2 * g) - 2) * k * k) + (((4 * h) - (4 * g) + 6) * k) + (((2 * h) - 6) * inverse) + (4 * h);
        var p4 = (((2 * h) + 6) * k * k) - (4 * h * k);
        double s = total;
        var variance = ((p1 * s * s * s) + (p2 * s * s) + (p3 * s) + p4) / ((s - 1) * (s - 2) * (s - 3));
        return (a - 1) / Math.Sqrt(variance);
    }

    /// <summary>Upper tail by interpolation of the published critical values; held within 0.001 and 0.25, beyond which none were published.</summary>
    public static double Upper(double standardised) => standardised switch
    {
        _ when standardised < Critical[0] => Levels[0],
        _ when standardised > Critical[^1] => Levels[^1],
        _ => Math.Exp(Fit.A + (Fit.B * standardised) + (Fit.C * standardised * standardised)),
    };

    private static (double A, double B, double C) LeastSquares()
    {
        var s = new double[5];
        var t = new double[3];
        for (var i = 0; i < Levels.Length; i++)
        {
            var power = 1.0;
            for (var k = 0; k < 5; k++)
            {
                s[k] += power;
                if (k < 3)
                    t[k] += power * Math.Log(Levels[i]);
                power *= Critical[i];
            }
        }
        var determinant = Det(s[0], s[1], s[2], s[1], s[2], s[3], s[2], s[3], s[4]);
        return (
            Det(t[0], s[1], s[2], t[1], s[2], s[3], t[2], s[3], s[4]) / determinant,
            Det(s[0], t[0], s[2], s[1], t[1], s[3], s[2], t[2], s[4]) / determinant,
            Det(s[0], s[1], t[0], s[1], s[2], t[1], s[2], s[3], t[2]) / determinant);
    }

    private static double Det(double a, double b, double c, double d, double e, double f, double g, double h, double i) =>
        (a * ((e * i) - (f * h))) - (b * ((d * i) - (f * g))) + (c * ((d * h) - (e * g)));
}
