namespace MarketMaster.Monitoring;

/// <summary>
/// The verdicts of Evidently 0.7 with its default tests and thresholds, for those who compare. They ignore the sample size, ties,
/// persistence and the number of columns: <see cref="DriftReport"/> is what to act on.
/// </summary>
public sealed record EvidentlyReport
{
    private const int FewRows = 1000;
    private const double DatasetShare = 0.5;

    /// <summary>The columns of the reference that the current rows have.</summary>
    public required IReadOnlyList<EvidentlyScore> Columns { get; init; }

    /// <summary>Share of the columns that drifted, 0 to 1.</summary>
    public double DriftShare => Columns.Count == 0 ? 0 : Columns.Count(c => c.IsDrifted) / (double)Columns.Count;

    /// <summary>Whether at least half of the columns drifted.</summary>
    public bool IsDatasetDrifted => DriftShare >= DatasetShare;

    internal static EvidentlyReport Run(ReferenceProfile reference, FeatureFrame current, EvidentlyTest? chosen)
    {
        var scores = new List<EvidentlyScore>();
        var names = ColumnBlocks.Names(current);
        ColumnBlocks.ForEach(current, (i, values) =>
        {
            if (reference.Find(names[i]) is { } profile)
                scores.Add(Score(profile, SortedValues.OfFinite(values), chosen));
        });
        return new() { Columns = scores };
    }

    internal static EvidentlyTest Default(double[] x, double[] y, bool isCategorical, long referenceRows)
    {
        var distinct = Contingency.Of(ColumnProfiler.Count(x, int.MaxValue), ColumnProfiler.Count(y, int.MaxValue)).Values.Length;
        if (!isCategorical && distinct > 5)
            return referenceRows <= FewRows ? EvidentlyTest.KolmogorovSmirnov : EvidentlyTest.Wasserstein;
        return referenceRows > FewRows ? EvidentlyTest.JensenShannon : distinct > 2 ? EvidentlyTest.ChiSquare : EvidentlyTest.Z;
    }

    private static EvidentlyScore Score(ColumnProfile profile, double[] current, EvidentlyTest? chosen)
    {
        var isEmpty = profile.Sample.Length == 0 || current.Length == 0;
        var test = chosen ?? (isEmpty ? EvidentlyTest.KolmogorovSmirnov : Default(profile.Sample, current, profile.Kind == ColumnKind.Categorical, profile.Rows));
        var score = isEmpty ? double.NaN : EvidentlyScores.Of(test, profile.Sample, current, profile.Kind == ColumnKind.Categorical);
        var threshold = EvidentlyScores.Threshold(test);
        var isDrifted = EvidentlyScores.IsPValue(test) ? score < threshold || (test == EvidentlyTest.KolmogorovSmirnov && score <= threshold) : score >= threshold;
        return new(profile.Name, test, score, threshold, isDrifted);
    }
}
