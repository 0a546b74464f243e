namespace MarketMaster.Monitoring;

/// <summary>Distances between two lists of shares of the same bins.</summary>
internal static class ShareDistances
{
    public const double Floor = 1e-4;

    /// <summary>Square root of the Jensen-Shannon divergence in natural logarithms; at most sqrt(ln 2) = 0.8326.</summary>
    public static double JensenShannon(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        double left = 0, right = 0;
        for (var i = 0; i < p.Length; i++)
        {
            var middle = (p[i] + q[i]) / 2;
            left += p[i] > 0 ? p[i] * Math.Log(p[i] / middle) : 0;
            right += q[i] > 0 ? q[i] * Math.Log(q[i] / middle) : 0;
        }
        return Math.Sqrt(Math.Max(0, (left + right) / 2));
    }

    public static double KullbackLeibler(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        var sum = 0.0;
        for (var i = 0; i < p.Length; i++)
            sum += p[i] > 0 ? p[i] * Math.Log(p[i] / q[i]) : 0;
        return sum;
    }

    public static double StabilityIndex(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        var sum = 0.0;
        for (var i = 0; i < p.Length; i++)
            sum += (p[i] - q[i]) * Math.Log(p[i] / q[i]);
        return sum;
    }

    public static double Hellinger(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        var sum = 0.0;
        for (var i = 0; i < p.Length; i++)
        {
            var difference = Math.Sqrt(p[i]) - Math.Sqrt(q[i]);
            sum += difference * difference;
        }
        return Math.Sqrt(sum / 2);
    }

    public static double TotalVariation(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        var sum = 0.0;
        for (var i = 0; i < p.Length; i++)
            sum += Math.Abs(p[i] - q[i]);
        return sum / 2;
    }

    public static double Largest(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        var largest = 0.0;
        for (var i = 0; i < p.Length; i++)
            largest = Math.Max(largest, Math.Abs(p[i] - q[i]));
        return largest;
    }

    /// <summary>Shares of at least <see cref="Floor"/>, so that logarithms stay finite.</summary>
    public static double[] Floored(ReadOnlySpan<double> shares)
    {
        var floored = shares.ToArray();
        foreach (ref var share in floored.AsSpan())
            share = Math.Max(share, Floor);
        return floored;
    }
}
