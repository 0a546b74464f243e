namespace MarketMaster.Prediction;

/// <summary>
/// A trained model that says which of five actions fits a bar. Immutable: safe from any thread, and the same row gives the
/// same numbers alone, in a batch and on any number of threads. Made by <see cref="Train(FeatureFrame, FeatureFrame, ActionPredictorOptions, IProgress{TrainingProgress}, CancellationToken)"/> or <see cref="Load(string)"/>.
/// </summary>
public sealed partial class ActionPredictor
{
    private readonly TreeEnsemble _model;
    private readonly string[] _features;
    private readonly ActionPredictorOptions _options;
    private readonly FeatureImportance[] _importance;

    internal ActionPredictor(string[] features, TreeEnsemble model, ActionPredictorOptions options, TrainingFacts facts, TrainingReport report, ProbabilityCalibration? calibration = null)
    {
        (_features, _model, _options, Facts, Report, Calibration) = (features, model, options, facts, report, calibration);
        _importance = Importances.Impurity(features, model.Trees);
        _shap = new(() => new(model));
    }

    /// <summary>Names of the features, in the order of a row.</summary>
    public IReadOnlyList<string> FeatureNames => _features;

    /// <summary>A copy of the options the model was trained with.</summary>
    public ActionPredictorOptions Options => _options.Copy();

    /// <summary>What the model was trained on.</summary>
    public TrainingFacts Facts { get; }

    /// <summary>How the training went.</summary>
    public TrainingReport Report { get; }

    internal TreeEnsemble Model => _model;

    /// <summary>Impurity importance of each feature, adding up to 1, with its standard error over the trees. It favours features with many distinct values: see <see cref="PermutationImportance"/> too.</summary>
    /// <returns>One entry per feature, in the order of <see cref="FeatureNames"/>.</returns>
    public IReadOnlyList<FeatureImportance> Importance() => [.. _importance];

    /// <summary>Loss of accuracy on labelled rows when one feature is shuffled, with its standard error over the shuffles.</summary>
    /// <param name="labelled">Labelled rows that the model was not trained on.</param>
    /// <param name="repeats">Shuffles of each feature, 1 to 1,000. Default 5.</param>
    /// <param name="seed">Seed of the shuffles. Default 42.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One entry per feature, in the order of <see cref="FeatureNames"/>.</returns>
    /// <exception cref="ArgumentException">A feature is missing, or the rows are not labelled.</exception>
    /// <exception cref="InvalidMarketDataException">A value is not a finite number.</exception>
    public IReadOnlyList<FeatureImportance> PermutationImportance(
        FeatureFrame labelled, int repeats = 5, long seed = 42, CancellationToken cancellationToken = default)
    {
        LabelRanges.Require(repeats, 1, 1_000);
        var map = new FeatureMap(_features, labelled);
        RequireLabels(labelled);
        return Importances.Permutation(_features, _model, BinnedRows.Create(map, _model), labelled.Labels.ToArray(), repeats, seed, cancellationToken);
    }

    /// <summary>Judges the model on labelled rows.</summary>
    /// <param name="labelled">Labelled rows that the model was not trained on.</param>
    /// <param name="oracle">For generated data: the best possible probabilities of each row; else empty.</param>
    /// <returns>The metrics.</returns>
    /// <exception cref="ArgumentException">A feature is missing, the rows are not labelled, or there is not one oracle row per row.</exception>
    /// <exception cref="InvalidMarketDataException">A value is not a finite number.</exception>
    public Evaluation Evaluate(FeatureFrame labelled, ReadOnlySpan<ActionProbabilities> oracle = default)
    {
        var predictions = PredictWithConfidence(labelled);
        RequireLabels(labelled);
        if (!oracle.IsEmpty && oracle.Length != labelled.Count)
            throw new ArgumentException($"{oracle.Length} oracle rows for {labelled.Count} rows: there must be one per row, or none", nameof(oracle));
        return Evaluator.Evaluate(labelled.Labels, predictions, Facts.MajorityAction, oracle);
    }

    private static void RequireLabels(FeatureFrame labelled)
    {
        if (!labelled.IsLabelled)
            throw new ArgumentException(labelled.Count == 0 ? "the frame has no rows to judge on" : "the frame has no labels: use FeatureFrame.WithLabels or TrainingData", nameof(labelled));
    }
}
