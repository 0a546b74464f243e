namespace MarketMaster.DataGen;

/// <summary>Statistics of a sample.</summary>
internal static class Sample
{
    public static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }

    public static double ExcessKurtosis(ReadOnlySpan<double> values)
    {
        var (second, _, fourth) = CentralMoments(values);
        return fourth / (second * second) - 3;
    }

    public static double Skewness(ReadOnlySpan<double> values)
    {
        var (second, third, _) = CentralMoments(values);
        return third / (second * Math.Sqrt(second));
    }

    public static double Correlation(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (meanX, meanY) = (Mean(x), Mean(y));
        double xy = 0, xx = 0, yy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var (dx, dy) = (x[i] - meanX, y[i] - meanY);
            xy += dx * dy;
            xx += dx * dx;
            yy += dy * dy;
        }
        return xy / Math.Sqrt(xx * yy);
    }

    /// <summary>With the mean and variance of the whole sample.</summary>
    public static double Autocorrelation(ReadOnlySpan<double> values, int lag)
    {
        if (values.Length <= lag)
            return double.NaN;
        var mean = Mean(values);
        double product = 0, square = 0;
        for (var i = 0; i < values.Length; i++)
        {
            square += (values[i] - mean) * (values[i] - mean);
            product += i >= lag ? (values[i] - mean) * (values[i - lag] - mean) : 0;
        }
        return product / square;
    }

    /// <summary>Spearman's; ties share their mean rank.</summary>
    public static double RankCorrelation(double[] x, double[] y) => Correlation(Ranks(x), Ranks(y));

    /// <summary>Hill's tail index over the largest share of the values (Annals of Statistics 3, 1975).</summary>
    public static double Hill(ReadOnlySpan<double> values, double share)
    {
        var sorted = Sorted(values);
        var count = (int)(share * sorted.Length);
        if (count < 2 || !(sorted[^(count + 1)] > 0))
            return double.NaN;
        var threshold = Math.Log(sorted[^(count + 1)]);
        var sum = 0.0;
        foreach (var value in sorted.AsSpan(sorted.Length - count))
            sum += Math.Log(value) - threshold;
        return count / sum;
    }

    /// <summary>The values, clipped at the quantiles share and 1 - share.</summary>
    public static double[] Clip(ReadOnlySpan<double> values, double share)
    {
        if (values.Length == 0)
            return [];
        var (low, high) = (Quantile(values, share), Quantile(values, 1 - share));
        return Array.ConvertAll(values.ToArray(), v => Math.Clamp(v, low, high));
    }

    /// <summary>With a straight line between neighbouring values.</summary>
    public static double Quantile(ReadOnlySpan<double> values, double share)
    {
        var sorted = Sorted(values);
        if (sorted.Length == 0)
            return double.NaN;
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return sorted[below] + (place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]);
    }

    /// <summary>Root of the second central moment.</summary>
    public static double Deviation(ReadOnlySpan<double> values) => Math.Sqrt(CentralMoments(values).Second);

    private static (double Second, double Third, double Fourth) CentralMoments(ReadOnlySpan<double> values)
    {
        var mean = Mean(values);
        double second = 0, third = 0, fourth = 0;
        foreach (var value in values)
        {
            var d = value - mean;
            second += d * d;
            third += d * d * d;
            fourth += d * d * d * d;
        }
        return (second / values.Length, third / values.Length, fourth / values.Length);
    }

    private static double[] Sorted(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private static double[] Ranks(double[] values)
    {
        var keys = (double[])values.Clone();
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(keys, order);
        var ranks = new double[values.Length];
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start];)
                end++;
            for (var i = start; i < end; i++)
                ranks[order[i]] = (start + end - 1) / 2.0;
        }
        return ranks;
    }
}
