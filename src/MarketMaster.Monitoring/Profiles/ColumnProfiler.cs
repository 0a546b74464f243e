namespace MarketMaster.Monitoring;

/// <summary>Makes the profile of one column.</summary>
internal static class ColumnProfiler
{
    private const int MostCodes = 10;
    private const int ConditionCapacity = 2_000;

    public static ColumnProfile Of(string name, double[] values, ReadOnlySpan<DateTime> time, ProfileOptions options, int[]? keys, int parts)
    {
        var side = ColumnSide.Of(values);
        var sorted = side.Sorted;
        var categories = Count(sorted, ColumnProfile.MostCategories);
        var isInteger = IsWhole(sorted);
        var kind = options.Categorical.Contains(name, StringComparer.Ordinal) || name == ColumnBlocks.LabelColumn
            || (isInteger && categories.Length is > 0 and <= MostCodes && sorted.Length > 2 * MostCodes)
            ? ColumnKind.Categorical
            : ColumnKind.Numeric;
        var (mean, variance) = MeanTests.Moments(sorted);
        var (sums, counts) = HourMeans.Of(values, time);
        return new()
        {
            Name = name,
            Kind = kind,
            Rows = values.Length,
            Missing = side.Missing,
            Infinite = side.Infinite,
            Mean = mean,
            SquaredDeviations = variance * Math.Max(0, sorted.Length - 1),
            Minimum = sorted.Length > 0 ? sorted[0] : double.NaN,
            Maximum = sorted.Length > 0 ? sorted[^1] : double.NaN,
            IsInteger = isInteger,
            Sample = Quantiles.Thin(sorted, options.SampleCapacity),
            Persistence = side.Tau,
            SpreadPersistence = side.SpreadTau,
            MissingPersistence = side.MissingTau,
            Categories = categories,
            Conditions = keys is null ? [] : Split(values, keys, parts),
            HourSums = sums,
            HourCounts = counts,
        };
    }

    /// <summary>Different values and their counts; empty where there are more than <paramref name="most"/>.</summary>
    public static (double Value, long Count)[] Count(ReadOnlySpan<double> sorted, int most)
    {
        var found = new List<(double Value, long Count)>();
        for (var i = 0; i < sorted.Length;)
        {
            var from = i;
            while (i < sorted.Length && sorted[i] == sorted[from])
                i++;
            if (found.Count == most)
                return [];
            found.Add((sorted[from], i - from));
        }
        return [.. found];
    }

    private static bool IsWhole(ReadOnlySpan<double> sorted)
    {
        foreach (var value in sorted)
        {
            if (value != Math.Floor(value))
                return false;
        }
        return !sorted.IsEmpty;
    }

    private static double[][] Split(double[] values, int[] keys, int parts)
    {
        var lists = new List<double>[parts];
        for (var p = 0; p < parts; p++)
            lists[p] = [];
        for (var i = 0; i < values.Length; i++)
        {
            if (keys[i] >= 0 && double.IsFinite(values[i]))
                lists[keys[i]].Add(values[i]);
        }
        return Array.ConvertAll(lists, list =>
        {
            var sorted = list.ToArray();
            SortedValues.Sort(sorted);
            return Quantiles.Thin(sorted, ConditionCapacity);
        });
    }
}
