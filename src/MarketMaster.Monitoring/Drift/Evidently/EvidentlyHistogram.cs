namespace MarketMaster.Monitoring;

/// <summary>Evidently's histograms: Sturges' bins over both samples, or single values where the reference has at most twenty.</summary>
internal static class EvidentlyHistogram
{
    private const int FewValues = 20;
    private const double Fallback = 0.0001;

    public static (double[] P, double[] Q) Shares(double[] x, double[] y)
    {
        if (ColumnProfiler.Count(x, FewValues).Length > 0)
        {
            var table = Contingency.Of(ColumnProfiler.Count(x, FewValues), ColumnProfiler.Count(y, int.MaxValue));
            return (table.SharesX, table.SharesY);
        }
        var edges = Sturges(Math.Min(x[0], y[0]), Math.Max(x[^1], y[^1]), x.Length + y.Length);
        return (Count(x, edges), Count(y, edges));
    }

    /// <summary>Zero shares replaced: by 0.0001, or by a millionth of the smallest share where that is not larger.</summary>
    public static double[] Fill(double[] shares)
    {
        var smallest = shares.Where(s => s > 0).DefaultIfEmpty(1).Min();
        var fill = smallest <= Fallback ? smallest / 1e6 : Fallback;
        return Array.ConvertAll(shares, s => s > 0 ? s : fill);
    }

    /// <summary>Hellinger's distance over Sturges' bins of the different values of both samples.</summary>
    public static double Hellinger(double[] x, double[] y)
    {
        var distinct = Contingency.Of(ColumnProfiler.Count(x, int.MaxValue), ColumnProfiler.Count(y, int.MaxValue)).Values;
        if (distinct.Length == 1)
            return 0;
        var edges = Sturges(distinct[0], distinct[^1], distinct.Length);
        double[] p = Count(x, edges), q = Count(y, edges);
        var overlap = 0.0;
        for (var i = 0; i < p.Length; i++)
            overlap += Math.Sqrt(p[i] * q[i]);
        return Math.Sqrt(Math.Max(0, 1 - overlap));
    }

    private static double[] Sturges(double low, double high, int count)
    {
        if (high == low)
            (low, high) = (low - 0.5, high + 0.5);
        var bins = (int)Math.Ceiling(Math.Log2(count) + 1);
        var edges = new double[bins + 1];
        var step = (high - low) / bins;
        for (var i = 0; i < bins; i++)
            edges[i] = low + (i * step);
        edges[bins] = high;
        return edges;
    }

    // left-closed bins, the last one closed on both sides
    private static double[] Count(double[] sorted, double[] edges)
    {
        var shares = new double[edges.Length - 1];
        var before = 0;
        for (var b = 0; b < shares.Length; b++)
        {
            var until = b == shares.Length - 1 ? Quantiles.UpperBound(sorted, edges[^1]) : Quantiles.UpperBound(sorted, Math.BitDecrement(edges[b + 1]));
            shares[b] = (until - before) / (double)sorted.Length;
            before = until;
        }
        return shares;
    }
}
