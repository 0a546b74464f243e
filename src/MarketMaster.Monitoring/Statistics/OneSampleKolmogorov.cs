namespace MarketMaster.Monitoring;

/// <summary>
/// The law of the one-sample Kolmogorov distance for finite n, with the choice of method of Simard and L'Ecuyer (2011): Durbin's
/// matrix, Smirnov's one-sided sum doubled, and the expansion of Pelz and Good (1976).
/// </summary>
internal static class OneSampleKolmogorov
{
    private const int SmallSample = 140;

    /// <summary>P(D_n &gt; d).</summary>
    public static double Upper(double d, int n)
    {
        if (n < 1 || d <= 1.0 / (2 * n))
            return 1;
        if (d >= 1)
            return 0;
        var square = n * d * d;
        if (d >= 0.5 || square > 4 || (n > SmallSample && square >= 2.2))
            return Math.Clamp(2 * OneSided(d, n), 0, 1);
        return 1 - (n <= SmallSample || n * Math.Pow(d, 1.5) <= 1.4 ? Durbin(d, n) : PelzGood(d, n));
    }

    // P(D_n^+ > d) = d sum_j C(n, j) (d + j/n)^(j-1) (1 - d - j/n)^(n-j)
    private static double OneSided(double d, int n)
    {
        var sum = 0.0;
        for (var j = 0; j <= (int)Math.Floor(n * (1 - d)); j++)
        {
            var rest = 1 - d - ((double)j / n);
            if (rest <= 0)
                continue;
            var choose = GammaFunctions.Log(n + 1.0) - GammaFunctions.Log(j + 1.0) - GammaFunctions.Log(n - j + 1.0);
            sum += Math.Exp(choose + ((j - 1) * Math.Log(d + ((double)j / n))) + ((n - j) * Math.Log(rest)));
        }
        return d * sum;
    }

    // Durbin (1973) in the form of Marsaglia, Tsang and Wang (2003): n! / n^n times an element of H^n
    private static double Durbin(double d, int n)
    {
        var k = (int)Math.Ceiling(n * d);
        var size = (2 * k) - 1;
        var h = k - (n * d);
        var matrix = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size && j <= i + 1; j++)
                matrix[i, j] = 1;
        }
        for (var i = 0; i < size; i++)
        {
            matrix[i, 0] -= Math.Pow(h, i + 1);
            matrix[size - 1, i] -= Math.Pow(h, size - i);
        }
        matrix[size - 1, 0] += (2 * h) - 1 > 0 ? Math.Pow((2 * h) - 1, size) : 0;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
                matrix[i, j] /= Math.Exp(GammaFunctions.Log(i - j + 2.0));
        }
        var row = new double[size];
        row[k - 1] = 1;
        // one row times the matrix, n times, each time with its share of n! / n^n
        for (var step = 1; step <= n; step++)
        {
            var next = new double[size];
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size && j <= i + 1; j++)
                    next[j] += row[i] * matrix[i, j] * step / n;
            }
            row = next;
        }
        return Math.Clamp(row[k - 1], 0, 1);
    }

    private static double PelzGood(double d, int n)
    {
        var z = Math.Sqrt(n) * d;
        var z2 = z * z;
        var (z4, z6) = (z2 * z2, z2 * z2 * z2);
        const double pi2 = Math.PI * Math.PI;
        double k0 = 0, k1 = 0, k2 = 0, k2Whole = 0, k3 = 0, k3Whole = 0;
        for (var k = 0; k <= 40; k++)
        {
            var half = pi2 * (k + 0.5) * (k + 0.5);
            var weight = 2 * Math.Exp(-half / (2 * z2));
            k0 += weight;
            k1 += (half - z2) * weight;
            k2 += ((6 * z6) + (2 * z4) + (half * ((2 * z4) - (5 * z2))) + (half * half * (1 - (2 * z2)))) * weight;
            k3 += ((half * half * half * (5 - (30 * z2))) + (half * half * ((-60 * z2) + (212 * z4))) + (half * ((135 * z4) - (96 * z6))) - (30 * z6) - (90 * z4 * z4)) * weight;
            var whole = pi2 * k * k;
            var even = 2 * Math.Exp(-whole / (2 * z2));
            k2Whole += whole * even;
            k3Whole += ((3 * whole * z2) - (whole * whole)) * even;
        }
        var root = Math.Sqrt(Math.PI / 2);
        var first = root / z * k0;
        var second = root / (6 * z4) * k1;
        var third = (root / (72 * z6 * z) * k2) - (root / (36 * z2 * z) * k2Whole);
        var fourth = (root / (6480 * z6 * z4) * k3) + (root / (216 * z6) * k3Whole);
        var n2 = Math.Sqrt(n);
        return Math.Clamp(first + (second / n2) + (third / n) + (fourth / (n * n2)), 0, 1);
    }
}
