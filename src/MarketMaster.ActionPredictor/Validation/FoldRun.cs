namespace MarketMaster.Prediction;

/// <summary>Runs one fold after the other.</summary>
internal sealed class FoldRun(FoldTable table, ILabelScheme labels, int embargo, ActionPredictorTrainer trainer, bool weighted)
{
    /// <summary>The most frequent training label of each fold so far.</summary>
    public List<TradeAction> Majorities { get; } = [];

    public FoldResult Judge(int fold, FoldBlocks blocks, List<OutOfFoldPrediction> predictions, CancellationToken cancellationToken)
    {
        var learned = blocks.LongestTrain;
        var set = labels.Fit(table.Bars.Slice(learned.From, learned.Count)).Label(table.Bars);
        var rows = blocks.Purge(set, embargo);
        var columns = table.Columns(rows.Train);
        var (train, test) = (table.Complete(rows.Train, columns), table.Complete(rows.Test, columns));
        if (train.Count < 2 || test.Count == 0)
            throw new InvalidMarketDataException($"fold {fold} has {train.Count} rows to train on and {test.Count} to judge: use more bars, fewer folds or a smaller embargo", table.Bars.Source, null, null, null);
        var uniqueness = LabelUniqueness.Average(set, train);
        var frame = table.Labelled(train, columns, set);
        var model = weighted
            ? trainer.TrainWeighted(frame, uniqueness, cancellationToken: cancellationToken)
            : trainer.Train(frame, cancellationToken: cancellationToken);
        var judged = table.Labelled(test, columns, set);
        var said = model.PredictWithConfidence(judged);
        predictions.AddRange(test.Select((bar, i) => new OutOfFoldPrediction(fold, bar, judged.Labels[i], said[i])));
        Majorities.Add(model.Facts.MajorityAction);
        return new()
        {
            Number = fold,
            Blocks = blocks,
            TrainRows = train.Count,
            TestRows = test.Count,
            Purged = rows.Purged,
            EffectiveTrainRows = uniqueness.Sum(),
            EffectiveTestRows = LabelUniqueness.EffectiveSampleSize(set, test),
            TestFrom = table.Bars.Time[test[0]],
            TestTo = table.Bars.Time[test[^1]],
            Evaluation = Evaluator.Evaluate(judged.Labels, said, model.Facts.MajorityAction, default),
        };
    }
}
