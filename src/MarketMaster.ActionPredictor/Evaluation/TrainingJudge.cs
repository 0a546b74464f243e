namespace MarketMaster.Prediction;

/// <summary>The metrics of a training report. Rows are predicted block by block, so that many rows need little memory.</summary>
internal static class TrainingJudge
{
    private const int BlockRows = 1 << 15;

    public static TrainingReport Judge(TreeEnsemble model, FeatureFrame train, FeatureFrame? validation, double seconds)
    {
        var judged = validation ?? train;
        var confusion = new ConfusionMatrix();
        var logLoss = 0.0;
        var predictions = new ActionPrediction[Math.Min(BlockRows, judged.Count)];
        for (var row = 0; row < judged.Count; row += BlockRows)
        {
            var block = judged.Slice(row, Math.Min(BlockRows, judged.Count - row));
            model.Predict(new FeatureMap(train.Names, block), (from, part) => part.CopyTo(predictions.AsSpan(from)));
            Span<ActionPrediction> predicted = predictions.AsSpan(0, block.Count);
            confusion.Add(block.Labels, predicted);
            for (var i = 0; i < predicted.Length; i++)
                logLoss += Evaluator.LogLoss(predicted[i].Probabilities, block.Labels[i]);
        }
        var classes = confusion.Classes();
        return new()
        {
            EvaluatedOn = validation is null ? "training" : "validation",
            Accuracy = confusion.Accuracy,
            F1Score = classes.Average(c => c.F1),
            Precision = classes.Average(c => c.Precision),
            Recall = classes.Average(c => c.Recall),
            LogLoss = logLoss / judged.Count,
            TrainingTime = seconds,
            TrainingRows = train.Count,
            ValidationRows = validation?.Count ?? 0,
            BestRound = model.Kind == EnsembleKind.Boosting ? model.Trees.Length / TradeActions.Count : null,
        };
    }
}
