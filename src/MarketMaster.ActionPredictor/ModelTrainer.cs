namespace MarketMaster.Prediction;

/// <summary>Trains a forest or boosted trees: checks and bins the rows, weighs them, and hands them to the trainer of the kind.</summary>
internal sealed class ModelTrainer
{
    private readonly FeatureFrame _train;
    private readonly double[]? _rowWeights;
    private readonly double[]? _classWeights;
    private readonly ActionPredictorOptions _options;
    private readonly ParallelOptions _parallel;

    public ModelTrainer(
        FeatureFrame train, double[]? rowWeights, ActionPredictorOptions options, in ActionProbabilities labelShares, CancellationToken cancellationToken)
    {
        (_train, _rowWeights, _options) = (train, rowWeights, options);
        _classWeights = options.ClassWeights.Factors(labelShares);
        _parallel = options.Parallelism(cancellationToken);
    }

    private bool TakesMissing => _options.MissingValues == MissingValues.Learn;

    public TreeEnsemble Train(FeatureFrame? validation, IProgress<TrainingProgress>? progress)
    {
        if (validation is not null)
            new FeatureMap(_train.Names, validation).FindMissing(TakesMissing);
        var bins = BinFitting.Fit(_train, new FeatureMap(_train.Names, _train).FindMissing(TakesMissing), _parallel);
        var table = Binned(_train, bins);
        var labels = Labels(_train);
        if (_options.Kind == ModelKind.RandomForest)
        {
            var rows = _rowWeights is null ? null : new AliasTable(_rowWeights);
            return TreeEnsemble.Averaging(bins, ForestTrainer.Train(table, labels, rows, _classWeights, _options, _parallel, progress), TakesMissing, _classWeights);
        }
        var watched = _options.EarlyStoppingRounds > 0 ? validation : null;
        var trainer = new BoostingTrainer(table, labels, Weights(labels), _options, _parallel);
        var trees = trainer.Train(watched is null ? null : Binned(watched, bins), watched is null ? [] : Labels(watched), progress);
        return TreeEnsemble.Boosting(bins, trees, trainer.BaseScores, TakesMissing);
    }

    private BinnedTable Binned(FeatureFrame frame, FeatureBins bins) => BinnedTable.Create(frame, _train.Names, bins, TakesMissing, _parallel);

    private static byte[] Labels(FeatureFrame frame)
    {
        var labels = new byte[frame.Count];
        for (var row = 0; row < labels.Length; row++)
            labels[row] = (byte)frame.Labels[row];
        return labels;
    }

    // Row weights about 1 on average, times the weight of the row's class.
    private double[]? Weights(byte[] labels)
    {
        if (_rowWeights is null && _classWeights is null)
            return null;
        var scale = _rowWeights is null ? 1 : labels.Length / AliasTable.Total(_rowWeights);
        var weights = new double[labels.Length];
        for (var row = 0; row < weights.Length; row++)
            weights[row] = (_rowWeights is null ? 1 : _rowWeights[row] * scale) * (_classWeights is null ? 1 : _classWeights[labels[row]]);
        return weights;
    }
}
