namespace MarketMaster.Prediction;

/// <summary>The rows of one fold, ready to train on and to judge with any trainer. Immutable.</summary>
internal sealed record PreparedFold(
    int Number, FoldBlocks Blocks, FeatureFrame Train, double[] Uniqueness, bool Weighted, int Horizon, FeatureFrame Test, IReadOnlyList<int> TestBars,
    int Purged, double EffectiveTestRows, DateTime TestFrom, DateTime TestTo)
{
    public FoldOutcome Judge(ActionPredictorTrainer trainer, CancellationToken cancellationToken)
    {
        var model = trainer.Train(Train, Weighted ? Uniqueness : null, Horizon, cancellationToken);
        var said = model.PredictWithConfidence(Test);
        var majority = model.Facts.MajorityAction;
        var result = new FoldResult
        {
            Number = Number,
            Blocks = Blocks,
            TrainRows = Train.Count,
            TestRows = Test.Count,
            Purged = Purged,
            EffectiveTrainRows = Uniqueness.Sum(),
            EffectiveTestRows = EffectiveTestRows,
            TestFrom = TestFrom,
            TestTo = TestTo,
            Evaluation = Evaluator.Evaluate(Test.Labels, said, majority, default),
        };
        return new(result, [.. TestBars.Select((bar, i) => new OutOfFoldPrediction(Number, bar, Test.Labels[i], said[i]))], majority, model);
    }
}
