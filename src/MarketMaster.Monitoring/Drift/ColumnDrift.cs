namespace MarketMaster.Monitoring;

/// <summary>What was found in one column.</summary>
public sealed record ColumnDrift
{
    /// <summary>Name of the column; <c>action</c> for the labels.</summary>
    public required string Name { get; init; }

    /// <summary>How its values were compared.</summary>
    public required ColumnKind Kind { get; init; }

    /// <summary>The decision.</summary>
    public required DriftStatus Status { get; init; }

    /// <summary>Whether the column drifted, in its values or in how often they are missing.</summary>
    public bool IsDrifted => Status == DriftStatus.Drifted || Missing.IsDrifted;

    /// <summary>The p-value that decides; 1 where nothing could be tested.</summary>
    public double PValue { get; init; } = 1;

    /// <summary>The same, corrected for the number of hypotheses of the report.</summary>
    public double AdjustedPValue { get; init; } = 1;

    /// <summary>The effect that decides: robust Wasserstein distance over the deviation, or Cramer's V; 0 where nothing could be compared.</summary>
    public double Effect { get; init; }

    /// <summary>The mean effect that samples of these sizes show without drift.</summary>
    public double NoiseFloor { get; init; }

    /// <summary>The shift of the mean, in standard deviations, that such samples show in four of five cases; NaN for categories.</summary>
    public double MinimumDetectable { get; init; } = double.NaN;

    /// <summary>Reference rows with a value.</summary>
    public required double ReferenceRows { get; init; }

    /// <summary>Current rows with a value.</summary>
    public required double CurrentRows { get; init; }

    /// <summary>Reference rows, counted by what persistent rows are worth.</summary>
    public double EffectiveReferenceRows { get; init; }

    /// <summary>Current rows, counted by what persistent rows are worth.</summary>
    public double EffectiveCurrentRows { get; init; }

    /// <summary>Mean of the reference; NaN without values.</summary>
    public double ReferenceMean { get; init; } = double.NaN;

    /// <summary>Mean of the current rows; NaN without values.</summary>
    public double CurrentMean { get; init; } = double.NaN;

    /// <summary>Standard deviation of the reference.</summary>
    public double ReferenceDeviation { get; init; } = double.NaN;

    /// <summary>Standard deviation of the current rows.</summary>
    public double CurrentDeviation { get; init; } = double.NaN;

    /// <summary>Drift of missing values.</summary>
    public required MissingDrift Missing { get; init; }

    /// <summary>All tests and distances; empty where there are too few values.</summary>
    public IReadOnlyList<DriftTest> Tests { get; init; } = [];

    /// <summary>Importance of the feature in the model, 0 to 1; NaN where not given.</summary>
    public double Importance { get; init; } = double.NaN;

    /// <summary>Effect times importance: what to look at first; the effect alone where no importance was given.</summary>
    public double Impact => double.IsNaN(Importance) ? Effect : Effect * Importance;

    /// <summary>A test or distance by name.</summary>
    /// <param name="name">Name in snake_case.</param>
    /// <returns>The test, or null where it was not made.</returns>
    public DriftTest? Find(string name)
    {
        foreach (var test in Tests)
        {
            if (test.Name == name)
                return test;
        }
        return null;
    }

    /// <summary>The decision in words, for tables: <c>drifted</c>, <c>missing values</c> where only how often they are missing drifted, <c>stable</c> …</summary>
    /// <returns>One to three words in lower case.</returns>
    public string DescribeDecision() => this switch
    {
        { Status: DriftStatus.Drifted } => "drifted",
        { Missing.IsDrifted: true } => "missing values",
        { Status: DriftStatus.Stable } => "stable",
        { Status: DriftStatus.TooPersistent } => "too persistent",
        { Status: DriftStatus.Absent } => "absent",
        _ => "too few values",
    };

    /// <summary>Name, decision, p-value and effect.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Status}, p {AdjustedPValue:G3}, effect {Effect:0.###}");
}
