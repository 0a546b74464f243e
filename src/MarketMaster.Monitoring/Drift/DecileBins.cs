namespace MarketMaster.Monitoring;

/// <summary>Bins whose inner edges are quantiles of the reference: open at the ends, closed on the right.</summary>
internal static class DecileBins
{
    /// <summary>Distinct inner edges.</summary>
    public static double[] Edges(ReadOnlySpan<double> sorted, int bins)
    {
        var edges = new List<double>();
        for (var i = 1; i < bins; i++)
        {
            var edge = Quantiles.Of(sorted, (double)i / bins);
            if (double.IsFinite(edge) && (edges.Count == 0 || edge > edges[^1]))
                edges.Add(edge);
        }
        return [.. edges];
    }

    /// <summary>Share of the values in each bin.</summary>
    public static double[] Shares(ReadOnlySpan<double> sorted, ReadOnlySpan<double> edges)
    {
        var shares = new double[edges.Length + 1];
        var before = 0;
        for (var i = 0; i <= edges.Length; i++)
        {
            var until = i < edges.Length ? Quantiles.UpperBound(sorted, edges[i]) : sorted.Length;
            shares[i] = (double)(until - before) / sorted.Length;
            before = until;
        }
        return shares;
    }
}
