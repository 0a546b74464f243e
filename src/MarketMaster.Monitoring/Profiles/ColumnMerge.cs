namespace MarketMaster.Monitoring;

/// <summary>The profile of two runs of rows together.</summary>
internal static class ColumnMerge
{
    public static ColumnProfile Of(ColumnProfile a, ColumnProfile b, ProfileOptions options)
    {
        if (a.Rows == 0)
            return b;
        if (b.Rows == 0)
            return a;
        double n = a.Finite, m = b.Finite, total = n + m, delta = b.Mean - a.Mean;
        var categories = Categories(a, b);
        return new()
        {
            Name = a.Name,
            Kind = a.Kind == b.Kind && (a.Kind == ColumnKind.Numeric || categories.Length > 0) ? a.Kind : a.Kind == b.Kind ? ColumnKind.Numeric : Wider(categories),
            Rows = a.Rows + b.Rows,
            Missing = a.Missing + b.Missing,
            Infinite = a.Infinite + b.Infinite,
            Mean = n == 0 ? b.Mean : m == 0 ? a.Mean : a.Mean + (delta * m / total),
            SquaredDeviations = n == 0 ? b.SquaredDeviations : m == 0 ? a.SquaredDeviations : a.SquaredDeviations + b.SquaredDeviations + (delta * delta * n * m / total),
            Minimum = double.IsNaN(a.Minimum) ? b.Minimum : double.IsNaN(b.Minimum) ? a.Minimum : Math.Min(a.Minimum, b.Minimum),
            Maximum = double.IsNaN(a.Maximum) ? b.Maximum : double.IsNaN(b.Maximum) ? a.Maximum : Math.Max(a.Maximum, b.Maximum),
            IsInteger = (n == 0 || a.IsInteger) && (m == 0 || b.IsInteger),
            Sample = Samples(a.Sample, n, b.Sample, m, options.SampleCapacity),
            Persistence = Weighted(a.Persistence, n, b.Persistence, m),
            SpreadPersistence = Weighted(a.SpreadPersistence, n, b.SpreadPersistence, m),
            MissingPersistence = Weighted(a.MissingPersistence, a.Rows, b.MissingPersistence, b.Rows),
            Categories = categories,
            HourSums = Added(a.HourSums, b.HourSums),
            HourCounts = Added(a.HourCounts, b.HourCounts),
            Partner = a.Partner,
            PartnerCorrelations = a.Partner == b.Partner ? [.. a.PartnerCorrelations.Zip(b.PartnerCorrelations, (x, y) => Weighted(x, n, y, m))] : a.PartnerCorrelations,
            LabelCorrelation = Weighted(a.LabelCorrelation, n, b.LabelCorrelation, m),
            Conditions = [.. a.Conditions.Zip(b.Conditions, (x, y) => Samples(x, x.Length, y, y.Length, Math.Max(2_000, Math.Max(x.Length, y.Length))))],
        };
    }

    /// <summary>Two sorted samples that stand for n and m values, as one of at most <paramref name="capacity"/> values of equal weight.</summary>
    public static double[] Samples(double[] x, double n, double[] y, double m, int capacity)
    {
        if (x.Length == 0 || y.Length == 0)
            return x.Length == 0 ? y : x;
        double weightX = n / x.Length, weightY = m / y.Length;
        var kept = weightX == weightY && x.Length + y.Length <= capacity
            ? x.Length + y.Length
            : (int)Math.Min(capacity, Math.Min(n + m, x.Length + y.Length));
        var merged = new double[kept];
        var step = (n + m) / kept;
        double passed = 0;
        int i = 0, j = 0, next = 0;
        while (next < kept && (i < x.Length || j < y.Length))
        {
            var fromX = j >= y.Length || (i < x.Length && x[i] <= y[j]);
            var value = fromX ? x[i++] : y[j++];
            passed += fromX ? weightX : weightY;
            // one value may stand for several steps, or several values for one
            while (next < kept && (next + 0.5) * step <= passed + (1e-9 * step))
                merged[next++] = value;
        }
        while (next < kept)
            merged[next++] = Math.Max(x[^1], y[^1]);
        return merged;
    }

    private static double[] Added(double[] a, double[] b) => a.Length == 0 ? b : b.Length == 0 ? a : [.. a.Zip(b, (x, y) => x + y)];

    private static ColumnKind Wider((double, long)[] categories) => categories.Length is > 0 and <= 10 ? ColumnKind.Categorical : ColumnKind.Numeric;

    private static double Weighted(double a, double n, double b, double m) => n + m == 0 ? 1 : ((a * n) + (b * m)) / (n + m);

    private static (double Value, long Count)[] Categories(ColumnProfile a, ColumnProfile b)
    {
        if ((a.Categories.Length == 0 && a.Finite > 0) || (b.Categories.Length == 0 && b.Finite > 0))
            return [];
        var counts = new SortedDictionary<double, long>();
        foreach (var (value, count) in a.Categories.Concat(b.Categories))
            counts[value] = counts.GetValueOrDefault(value) + count;
        return counts.Count > ColumnProfile.MostCategories ? [] : [.. counts.Select(c => (c.Key, c.Value))];
    }
}
