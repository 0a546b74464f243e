namespace MarketMaster.Prediction;

/// <summary>A way to train that is fixed beforehand: options from a preset, a host's configuration or by hand.</summary>
public sealed class ActionPredictorTrainer
{
    private readonly ActionPredictorOptions _options;

    /// <summary>Creates a trainer.</summary>
    /// <param name="options">How to train; null takes the defaults. Copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public ActionPredictorTrainer(ActionPredictorOptions? options = null) => _options = ActionPredictorOptions.Checked(options);

    /// <summary>A copy of the options.</summary>
    public ActionPredictorOptions Options => _options.Copy();

    /// <inheritdoc cref="ActionPredictor.Train(FeatureFrame, FeatureFrame, ActionPredictorOptions, IProgress{TrainingProgress}, CancellationToken)"/>
    public ActionPredictor Train(
        FeatureFrame train, FeatureFrame? validation = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ActionPredictor.Train(train, validation, _options, progress, cancellationToken);

    /// <inheritdoc cref="ActionPredictor.TrainWeighted"/>
    public ActionPredictor TrainWeighted(
        FeatureFrame train, ReadOnlySpan<double> weights, FeatureFrame? validation = null,
        IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ActionPredictor.TrainWeighted(train, weights, validation, _options, progress, cancellationToken);

    /// <summary>Trains on the rows of a fold, whose labels look some bars ahead.</summary>
    internal ActionPredictor Train(FeatureFrame train, double[]? weights, int horizon, CancellationToken cancellationToken) =>
        ActionPredictor.Train(train, weights, validation: null, labels: null, horizon, _options, progress: null, cancellationToken);

    /// <inheritdoc cref="ActionPredictor.Train(TrainingData, ActionPredictorOptions, IProgress{TrainingProgress}, CancellationToken)"/>
    public ActionPredictor Train(TrainingData data, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ActionPredictor.Train(data, _options, progress, cancellationToken);
}
