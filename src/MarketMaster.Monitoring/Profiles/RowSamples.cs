namespace MarketMaster.Monitoring;

/// <summary>Whole rows, evenly spaced, for what needs more than one column at a time.</summary>
internal static class RowSamples
{
    public static double[] Of(FeatureFrame frame, int capacity)
    {
        var rows = Math.Min(frame.Count, capacity);
        var sample = new double[rows * frame.Width];
        for (var i = 0; i < rows; i++)
            frame.Row((int)((i + 0.5) * frame.Count / rows)).CopyTo(sample.AsSpan(i * frame.Width));
        return sample;
    }

    /// <summary>Rows of two samples in the proportion of the rows behind them, at most <paramref name="capacity"/>.</summary>
    public static double[] Merge(double[] first, long firstRows, double[] second, long secondRows, int width, int capacity)
    {
        int have = first.Length / width, other = second.Length / width;
        if (have == firstRows && other == secondRows && have + other <= capacity)
            return [.. first, .. second];
        var share = firstRows / ((double)firstRows + secondRows);
        var total = Math.Min(capacity, Math.Min(have / Math.Max(share, 1e-9), other / Math.Max(1 - share, 1e-9)));
        var fromFirst = Math.Min(have, (int)Math.Round(total * share));
        return [.. Thin(first, have, fromFirst, width), .. Thin(second, other, Math.Min(other, (int)total - fromFirst), width)];
    }

    private static double[] Thin(double[] rows, int count, int keep, int width)
    {
        var kept = new double[keep * width];
        for (var i = 0; i < keep; i++)
            rows.AsSpan((int)((i + 0.5) * count / keep) * width, width).CopyTo(kept.AsSpan(i * width));
        return kept;
    }
}
