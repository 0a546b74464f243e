namespace MarketMaster.Monitoring;

/// <summary>The law of the two-sample Cramer-von Mises statistic: its limit (Anderson, 1962), and exact for small samples.</summary>
internal static class CramerVonMisesDistribution
{
    private const int Points = 400;

    /// <summary>P(T &gt; t) in the limit, t being already adjusted to mean and variance of the limit.</summary>
    public static double LimitUpper(double t)
    {
        if (t < 0.003)
            return 1;
        var sum = 0.0;
        var factor = Math.Sqrt(Math.PI);
        for (var k = 0; k < 1000; k++)
        {
            if (k > 0)
                factor *= (k - 0.5) / k;
            var y = (4.0 * k) + 1;
            var term = factor * Math.Sqrt(y) * ScaledBessel(y * y / (16 * t));
            sum += term;
            if (term < 1e-18)
                break;
        }
        return Math.Clamp(1 - (sum / (Math.Pow(Math.PI, 1.5) * Math.Sqrt(t))), 0, 1);
    }

    /// <summary>The share of all orders of n and m values without ties whose sum of (i m - j n)² reaches the observed one.</summary>
    public static double Exact(int n, int m, double statistic)
    {
        long divisor = KolmogorovDistribution.Gcd(n, m);
        var (a, b) = (n / divisor, m / divisor);
        // T = sum (i m - j n)² / (n m (n + m)²): in units of the divisor's square it is a whole number
        var observed = (long)Math.Round(statistic * n * m * (double)(n + m) * (n + m) / ((double)divisor * divisor));
        var row = new Dictionary<long, double>[m + 1];
        for (var i = 0; i <= n; i++)
        {
            for (var j = 0; j <= m; j++)
            {
                var step = ((i * b) - (j * a)) * ((i * b) - (j * a));
                var next = new Dictionary<long, double>();
                if (i == 0 && j == 0)
                    next[0] = 1;
                if (i > 0)
                    AddAll(next, row[j], step);
                if (j > 0)
                    AddAll(next, row[j - 1], step);
                row[j] = next;
            }
        }
        double all = 0, reached = 0;
        foreach (var (sum, ways) in row[m])
        {
            all += ways;
            if (sum >= observed)
                reached += ways;
        }
        return reached / all;
    }

    private static void AddAll(Dictionary<long, double> target, Dictionary<long, double> from, long step)
    {
        foreach (var (sum, ways) in from)
            target[sum + step] = target.GetValueOrDefault(sum + step) + ways;
    }

    // exp(-u) K_{1/4}(u) = int_0^inf exp(-u (1 + cosh t)) cosh(t / 4) dt; the trapezium rule converges geometrically here
    private static double ScaledBessel(double u)
    {
        if (u > 370)
            return 0;
        var end = Math.Acosh(1 + (45 / u));
        var step = end / Points;
        var sum = 0.5 * Math.Exp(-2 * u);
        for (var i = 1; i <= Points; i++)
        {
            var t = i * step;
            sum += Math.Exp(-u * (1 + Math.Cosh(t))) * Math.Cosh(t / 4);
        }
        return sum * step;
    }
}
