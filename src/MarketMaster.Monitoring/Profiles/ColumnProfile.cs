namespace MarketMaster.Monitoring;

/// <summary>What is kept of one reference column. Immutable.</summary>
public sealed class ColumnProfile
{
    internal const int MostCategories = 64;
    private const int Deciles = 10;
    private double[]? _edges;

    internal ColumnProfile() { }

    /// <summary>Name of the column.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>How its values are compared.</summary>
    public ColumnKind Kind { get; internal init; }

    /// <summary>Rows seen, values or not.</summary>
    public long Rows { get; internal init; }

    /// <summary>Rows without a value (NaN).</summary>
    public long Missing { get; internal init; }

    /// <summary>Rows with an infinite value.</summary>
    public long Infinite { get; internal init; }

    /// <summary>Mean of the finite values; NaN without any.</summary>
    public double Mean { get; internal init; }

    /// <summary>Standard deviation of the finite values, divisor n - 1.</summary>
    public double StandardDeviation => Finite > 1 ? Math.Sqrt(SquaredDeviations / (Finite - 1)) : 0;

    /// <summary>Smallest finite value; NaN without any.</summary>
    public double Minimum { get; internal init; }

    /// <summary>Largest finite value; NaN without any.</summary>
    public double Maximum { get; internal init; }

    /// <summary>Whether every finite value is a whole number.</summary>
    public bool IsInteger { get; internal init; }

    /// <summary>Rows with a finite value.</summary>
    public long Finite => Rows - Missing - Infinite;

    /// <summary>How many neighbouring rows are worth one independent row: 1 for independent rows, more for a persistent series.</summary>
    public double Persistence { get; internal init; }

    /// <summary>A quantile of the finite values, interpolated linearly.</summary>
    /// <param name="share">0 to 1.</param>
    /// <returns>The quantile; NaN without values.</returns>
    public double Quantile(double share)
    {
        if (share is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "a quantile's share lies between 0 and 1");
        return Quantiles.Of(Sample, share);
    }

    /// <summary>Name, kind and rows.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} ({Kind}): {Rows} rows, {Missing} missing, mean {Mean:G6}");

    internal double SquaredDeviations { get; init; }

    internal double[] Sample { get; init; } = [];

    internal double SpreadPersistence { get; init; }

    internal double MissingPersistence { get; init; }

    /// <summary>Values and how often they stand, ascending; empty above <see cref="MostCategories"/> different values.</summary>
    internal (double Value, long Count)[] Categories { get; init; } = [];

    /// <summary>Sorted values by condition; empty without one.</summary>
    internal double[][] Conditions { get; init; } = [];

    /// <summary>Sum and number of the finite values of each hour of the day, UTC; empty where rows had no time.</summary>
    internal double[] HourSums { get; init; } = [];

    internal double[] HourCounts { get; init; } = [];

    /// <summary>Which column moved most like this one, or -1, and how, from three rows earlier to three rows later.</summary>
    internal int Partner { get; init; } = -1;

    internal double[] PartnerCorrelations { get; init; } = [];

    /// <summary>Rank correlation with the label; NaN where there was none.</summary>
    internal double LabelCorrelation { get; init; } = double.NaN;

    internal ColumnProfile With(int partner, double[] correlations, double label) => new()
    {
        Name = Name,
        Kind = Kind,
        Rows = Rows,
        Missing = Missing,
        Infinite = Infinite,
        Mean = Mean,
        SquaredDeviations = SquaredDeviations,
        Minimum = Minimum,
        Maximum = Maximum,
        IsInteger = IsInteger,
        Persistence = Persistence,
        SpreadPersistence = SpreadPersistence,
        MissingPersistence = MissingPersistence,
        Sample = Sample,
        Categories = Categories,
        Conditions = Conditions,
        HourSums = HourSums,
        HourCounts = HourCounts,
        Partner = partner,
        PartnerCorrelations = correlations,
        LabelCorrelation = label,
    };

    /// <summary>Inner edges of the bins of the population stability index: distinct deciles, frozen with the reference.</summary>
    internal double[] Edges => _edges ??= DecileBins.Edges(Sample, Deciles);
}
