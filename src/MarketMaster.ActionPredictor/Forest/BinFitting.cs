namespace MarketMaster.Prediction;

/// <summary>Chooses the cuts of each feature: midpoints of neighbouring values, all of them or at equal shares of the rows.</summary>
internal static class BinFitting
{
    private const int SampleRows = 200_000;

    /// <param name="frame">The training rows.</param>
    /// <param name="missing">Which features lack a value in some row: their last cut is above every number, so that "has a value" is a split.</param>
    /// <param name="parallel">How many threads.</param>
    public static FeatureBins Fit(FeatureFrame frame, bool[] missing, ParallelOptions parallel)
    {
        var cuts = new double[frame.Width][];
        var sample = Math.Min(frame.Count, SampleRows);
        Parallel.For(0, frame.Width, parallel, () => new SortedSample(sample), (feature, _, sorted) =>
        {
            var column = frame.Column(feature);
            sorted.Clear();
            for (var i = 0; i < sample; i++)
            {
                var value = column[(int)((long)i * frame.Count / sample)];
                if (!double.IsNaN(value))
                    sorted.Add(value);
            }
            cuts[feature] = missing[feature]
                ? [.. FromSorted(sorted.Sort(), FeatureBins.MaximumCuts - 1), double.MaxValue]
                : FromSorted(sorted.Sort());
            return sorted;
        }, _ => { });
        return new(cuts);
    }

    internal static double[] FromSorted(ReadOnlySpan<double> sorted, int maximum = FeatureBins.MaximumCuts)
    {
        var distinct = 1;
        for (var i = 1; i < sorted.Length; i++)
            distinct += sorted[i] > sorted[i - 1] ? 1 : 0;
        return distinct <= maximum + 1 ? BetweenAll(sorted, distinct - 1) : AtEqualShares(sorted, maximum);
    }

    private static double[] BetweenAll(ReadOnlySpan<double> sorted, int count)
    {
        var cuts = new double[count];
        var next = 0;
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] > sorted[i - 1])
                cuts[next++] = Midpoint(sorted[i - 1], sorted[i]);
        }
        return cuts;
    }

    private static double[] AtEqualShares(ReadOnlySpan<double> sorted, int maximum)
    {
        var cuts = new List<double>(maximum);
        for (var k = 1; k <= maximum; k++)
        {
            var position = (int)((long)k * sorted.Length / (maximum + 1));
            while (position < sorted.Length && sorted[position] <= sorted[position - 1])
                position++;
            if (position == sorted.Length)
                break;
            var cut = Midpoint(sorted[position - 1], sorted[position]);
            if (cuts.Count == 0 || cut > cuts[^1])
                cuts.Add(cut);
        }
        return [.. cuts];
    }

    private static double Midpoint(double low, double high)
    {
        var middle = (low / 2) + (high / 2);
        return middle >= low && middle < high ? middle : low;
    }
}
