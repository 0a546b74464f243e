namespace MarketMaster.Monitoring;

/// <summary>Tests of means and variances.</summary>
internal static class MeanTests
{
    /// <summary>Mean and variance (divisor n - 1) in two passes.</summary>
    public static (double Mean, double Variance) Moments(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
            return (double.NaN, double.NaN);
        double sum = 0, squares = 0;
        foreach (var value in values)
            sum += value;
        var mean = sum / values.Length;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        return (mean, values.Length > 1 ? squares / (values.Length - 1) : 0);
    }

    /// <summary>Welch's t with the degrees of freedom of Welch and Satterthwaite. Both samples constant: p is 1 where they agree, else 0.</summary>
    public static (double T, double Degrees, double P) Welch((double Mean, double Variance) x, double n, (double Mean, double Variance) y, double m)
    {
        double a = x.Variance / n, b = y.Variance / m;
        if (a + b == 0)
            return x.Mean == y.Mean ? (0, n + m - 2, 1) : (double.CopySign(double.PositiveInfinity, x.Mean - y.Mean), n + m - 2, 0);
        var t = (x.Mean - y.Mean) / Math.Sqrt(a + b);
        var degrees = (a + b) * (a + b) / ((a * a / (n - 1)) + (b * b / (m - 1)));
        return (t, degrees, Distributions.StudentTwoSided(t, degrees));
    }

    /// <summary>Student's t, which takes the variances as equal.</summary>
    public static (double T, double P) Student((double Mean, double Variance) x, int n, (double Mean, double Variance) y, int m)
    {
        var degrees = (double)n + m - 2;
        var pooled = (((n - 1) * x.Variance) + ((m - 1) * y.Variance)) / degrees;
        var t = (x.Mean - y.Mean) / Math.Sqrt(pooled * ((1.0 / n) + (1.0 / m)));
        return (t, Distributions.StudentTwoSided(t, degrees));
    }

    /// <summary>Mean and variance of the distances from a center.</summary>
    public static (double Mean, double Variance) Spread(ReadOnlySpan<double> values, double center)
    {
        double sum = 0, squares = 0;
        foreach (var value in values)
            sum += Math.Abs(value - center);
        var mean = sum / values.Length;
        foreach (var value in values)
        {
            var distance = Math.Abs(value - center) - mean;
            squares += distance * distance;
        }
        return (mean, values.Length > 1 ? squares / (values.Length - 1) : 0);
    }

    /// <summary>One-way analysis of variance of two groups: of the distances from the medians it is Brown and Forsythe's test (1974).</summary>
    public static (double F, double Degrees) Variance((double Mean, double Variance) x, int n, (double Mean, double Variance) y, int m)
    {
        double total = (double)n + m, grand = ((n * x.Mean) + (m * y.Mean)) / total;
        var between = (n * (x.Mean - grand) * (x.Mean - grand)) + (m * (y.Mean - grand) * (y.Mean - grand));
        var within = ((n - 1) * x.Variance) + ((m - 1) * y.Variance);
        if (within == 0)
            return (between == 0 ? 0 : double.PositiveInfinity, total - 2);
        return (between / (within / (total - 2)), total - 2);
    }
}
