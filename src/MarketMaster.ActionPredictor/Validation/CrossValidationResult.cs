namespace MarketMaster.Prediction;

/// <summary>The table of folds of a cross-validation, with means and standard errors.</summary>
public sealed class CrossValidationResult
{
    internal CrossValidationResult(FoldResult[] folds, OutOfFoldPrediction[] predictions, Evaluation[] paths)
    {
        (Folds, Predictions, Paths) = (Array.AsReadOnly(folds), Array.AsReadOnly(predictions), Array.AsReadOnly(paths));
        // Folds that share test rows, as combinatorial ones do, are not worth as many as they are.
        var overlap = predictions.Length / (double)predictions.Select(p => p.Bar).Distinct().Count();
        FoldMetric Over(Func<Evaluation, double> metric) => FoldMetric.Of(folds.Select(f => metric(f.Evaluation)), overlap);
        Accuracy = Over(e => e.Accuracy);
        MacroF1 = Over(e => e.MacroF1);
        LogLoss = Over(e => e.LogLoss);
        DirectionAccuracy = Over(e => e.DirectionAccuracy);
        MajorityAccuracy = Over(e => e.MajorityAccuracy);
        EffectiveTestRows = folds.Sum(f => f.EffectiveTestRows) / overlap;
    }

    /// <summary>The folds, in order.</summary>
    public IReadOnlyList<FoldResult> Folds { get; }

    /// <summary>Every prediction of a bar by a model that was not trained on it, fold by fold.</summary>
    public IReadOnlyList<OutOfFoldPrediction> Predictions { get; }

    /// <summary>The metrics along each path: every test block once. One path, except with <see cref="CombinatorialPurged"/>.</summary>
    public IReadOnlyList<Evaluation> Paths { get; }

    /// <summary>Share of rows predicted right.</summary>
    public FoldMetric Accuracy { get; }

    /// <summary>Mean F1 over the five classes.</summary>
    public FoldMetric MacroF1 { get; }

    /// <summary>Mean negative natural logarithm of the probability given to the true class.</summary>
    public FoldMetric LogLoss { get; }

    /// <summary>Share of right sides where neither label nor prediction is hold.</summary>
    public FoldMetric DirectionAccuracy { get; }

    /// <summary>Accuracy of always predicting the most frequent class of the fold's training labels.</summary>
    public FoldMetric MajorityAccuracy { get; }

    /// <summary>How many independent rows all judged rows are worth, each bar once: see <see cref="LabelUniqueness.EffectiveSampleSize"/>.</summary>
    public double EffectiveTestRows { get; }

    /// <summary>Permutation importance: accuracy lost on the test rows when a feature is shuffled, mean over the folds and standard error over them; empty unless <see cref="CrossValidationOptions.ImportanceRepeats"/> asks for it.</summary>
    public IReadOnlyList<FeatureImportance> Importance { get; internal init; } = [];

    /// <summary>Both leak tests; null unless <see cref="CrossValidationOptions.LeakTestSeries"/> asks for them.</summary>
    public LeakReport? Leaks { get; internal init; }
}
