namespace MarketMaster.Prediction;

/// <summary>Chooses the cuts of each feature: midpoints of neighbouring values, all of them or at equal shares of the rows.</summary>
internal static class BinFitting
{
    private const int SampleRows = 200_000;

    public static FeatureBins Fit(FeatureFrame frame, ParallelOptions parallel)
    {
        var cuts = new double[frame.Width][];
        var sample = Math.Min(frame.Count, SampleRows);
        Workers.Run(frame.Width, parallel, () => new SortedSample(sample), (feature, sorted) =>
        {
            var values = frame.Values[feature..];
            sorted.Clear();
            for (var i = 0; i < sample; i++)
            {
                var value = values[(int)((long)i * frame.Count / sample) * frame.Width];
                if (!double.IsNaN(value))
                    sorted.Add(value);
            }
            cuts[feature] = FromSorted(sorted.Sort());
        });
        return new(cuts);
    }

    internal static double[] FromSorted(ReadOnlySpan<double> sorted)
    {
        var distinct = 1;
        for (var i = 1; i < sorted.Length; i++)
            distinct += sorted[i] > sorted[i - 1] ? 1 : 0;
        return distinct <= FeatureBins.MaximumCuts + 1 ? BetweenAll(sorted, distinct - 1) : AtEqualShares(sorted);
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

    private static double[] AtEqualShares(ReadOnlySpan<double> sorted)
    {
        var cuts = new List<double>(FeatureBins.MaximumCuts);
        for (var k = 1; k <= FeatureBins.MaximumCuts; k++)
        {
            var position = (int)((long)k * sorted.Length / (FeatureBins.MaximumCuts + 1));
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
