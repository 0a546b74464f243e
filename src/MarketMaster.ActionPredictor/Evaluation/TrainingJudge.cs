namespace MarketMaster.Prediction;

/// <summary>The metrics of a training report. Rows are predicted block by block, so that many rows need little memory.</summary>
internal static class TrainingJudge
{
    public static TrainingReport Judge(TreeEnsemble model, FeatureFrame train, FeatureFrame? validation, double seconds)
    {
        var judged = validation ?? train;
        var confusion = new ConfusionMatrix();
        // Blocks come from any thread in any order; their losses are added up in the order of the rows.
        var losses = new double[(judged.Count / CompiledEnsemble.BlockRows) + 1];
        var gate = new Lock();
        model.Predict(new FeatureMap(train.Names, judged), (from, predictions) =>
        {
            var labels = judged.Labels.Slice(from, predictions.Length);
            for (var i = 0; i < labels.Length; i++)
                losses[from / CompiledEnsemble.BlockRows] += Evaluator.LogLoss(predictions[i].Probabilities, labels[i]);
            lock (gate)
                confusion.Add(labels, predictions);
        });
        var classes = confusion.Classes();
        return new()
        {
            EvaluatedOn = validation is null ? "training" : "validation",
            Accuracy = confusion.Accuracy,
            F1Score = classes.Average(c => c.F1),
            Precision = classes.Average(c => c.Precision),
            Recall = classes.Average(c => c.Recall),
            LogLoss = losses.Sum() / judged.Count,
            TrainingTime = seconds,
            TrainingRows = train.Count,
            ValidationRows = validation?.Count ?? 0,
            BestRound = model.Kind == EnsembleKind.Boosting ? model.Trees.Length / TradeActions.Count : null,
        };
    }
}
