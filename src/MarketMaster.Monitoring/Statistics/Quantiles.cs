namespace MarketMaster.Monitoring;

/// <summary>Quantiles of a sorted sample, interpolated linearly (type 7 of Hyndman and Fan, 1996).</summary>
internal static class Quantiles
{
    public static double Of(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.IsEmpty)
            return double.NaN;
        var at = share * (sorted.Length - 1);
        var low = Math.Clamp((int)Math.Floor(at), 0, sorted.Length - 1);
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((at - low) * (sorted[high] - sorted[low]));
    }

    public static double Median(ReadOnlySpan<double> sorted) => sorted.IsEmpty
        ? double.NaN
        : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    /// <summary>The median distance from the median, of a sorted sample.</summary>
    public static double MedianDeviation(ReadOnlySpan<double> sorted)
    {
        var center = Median(sorted);
        int down = Math.Max(0, UpperBound(sorted, center)), up = down;
        down--;
        var middle = (sorted.Length + 1) / 2;
        var deviation = 0.0;
        for (var k = 0; k < middle; k++)
        {
            var below = down >= 0 ? center - sorted[down] : double.PositiveInfinity;
            var above = up < sorted.Length ? sorted[up] - center : double.PositiveInfinity;
            deviation = Math.Min(below, above);
            if (below <= above)
                down--;
            else
                up++;
        }
        return deviation;
    }

    /// <summary>The number of values that are at most the limit.</summary>
    public static int UpperBound(ReadOnlySpan<double> sorted, double limit)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] <= limit)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>Evenly spaced order statistics that stand for the whole sample.</summary>
    public static double[] Thin(ReadOnlySpan<double> sorted, int capacity)
    {
        if (sorted.Length <= capacity)
            return sorted.ToArray();
        var kept = new double[capacity];
        for (var i = 0; i < capacity; i++)
            kept[i] = sorted[(int)((i + 0.5) * sorted.Length / capacity)];
        return kept;
    }
}
