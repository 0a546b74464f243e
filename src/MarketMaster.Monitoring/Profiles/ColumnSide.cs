namespace MarketMaster.Monitoring;

/// <summary>One column of one side of a comparison: sorted, counted, and how persistent its rows are.</summary>
internal sealed class ColumnSide
{
    private (double Mean, double Variance)? _moments;
    private (double Mean, double Variance)? _spread;

    public required double[] Sorted { get; init; }

    /// <summary>Finite values behind <see cref="Sorted"/>, which may hold fewer of them.</summary>
    public required double Finite { get; init; }

    public required long Rows { get; init; }

    public required long Missing { get; init; }

    public required long Infinite { get; init; }

    /// <summary>Of "at most the median"; at least 1.</summary>
    public required double Tau { get; init; }

    /// <summary>Of "at most the median distance from the median"; at least 1.</summary>
    public required double SpreadTau { get; init; }

    /// <summary>Of "missing"; at least 1.</summary>
    public required double MissingTau { get; init; }

    public (double Mean, double Variance) Moments => _moments ??= MeanTests.Moments(Sorted);

    public (double Mean, double Variance) Spread => _spread ??= MeanTests.Spread(Sorted, Quantiles.Median(Sorted));

    public static ColumnSide Of(double[] values)
    {
        long missing = 0, infinite = 0;
        foreach (var value in values)
        {
            missing += double.IsNaN(value) ? 1 : 0;
            infinite += double.IsInfinity(value) ? 1 : 0;
        }
        var finite = missing + infinite == 0 ? values.AsSpan() : Array.FindAll(values, double.IsFinite);
        var sorted = finite.ToArray();
        SortedValues.Sort(sorted);
        var (tau, spread) = (1.0, 1.0);
        if (sorted.Length > 1 && sorted[0] != sorted[^1])
        {
            var center = Quantiles.Median(sorted);
            tau = RowPersistence.OfValues(finite, center);
            spread = RowPersistence.OfDistances(finite, center, Quantiles.MedianDeviation(sorted));
        }
        return new()
        {
            Sorted = sorted,
            Finite = sorted.Length,
            Rows = values.Length,
            Missing = missing,
            Infinite = infinite,
            Tau = tau,
            SpreadTau = spread,
            MissingTau = missing is 0 || missing == values.Length ? 1 : RowPersistence.OfMissing(values),
        };
    }

    public static ColumnSide Of(ColumnProfile profile) => new()
    {
        Sorted = profile.Sample,
        Finite = profile.Finite,
        Rows = profile.Rows,
        Missing = profile.Missing,
        Infinite = profile.Infinite,
        Tau = profile.Persistence,
        SpreadTau = profile.SpreadPersistence,
        MissingTau = profile.MissingPersistence,
    };
}
