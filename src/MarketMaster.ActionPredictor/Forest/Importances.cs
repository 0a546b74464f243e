namespace MarketMaster.Prediction;

/// <summary>Importance of the features of a forest.</summary>
internal static class Importances
{
    /// <summary>
    /// Forest: mean decrease in impurity (Breiman, 2001), where each tree's adds up to 1. Boosting: share of all that the splits took
    /// from the loss. The error is over the trees.
    /// </summary>
    public static FeatureImportance[] Impurity(IReadOnlyList<string> names, DecisionTree[] trees)
    {
        var grown = trees.Where(t => t.Nodes.Length > 1).ToList();
        if (grown.Count == 0)
            return [.. names.Select(n => new FeatureImportance(n, 0, 0))];
        var scale = grown.Count / grown.Sum(t => t.Importance.Sum());
        return [.. names.Select((name, feature) =>
        {
            var (mean, error) = MeanAndError([.. grown.Select(t => t.Importance[feature] * scale)]);
            return new FeatureImportance(name, mean, error);
        })];
    }

    /// <summary>Loss of accuracy when one column is shuffled (Breiman, 2001; Fisher, Rudin and Dominici, 2019).</summary>
    public static FeatureImportance[] Permutation(
        IReadOnlyList<string> names, TreeEnsemble model, BinnedRows bins, TradeAction[] labels, int repeats, long seed, CancellationToken cancellationToken)
    {
        var baseline = Accuracy(model, bins, labels, new ActionPrediction[labels.Length]);
        var result = new FeatureImportance[names.Count];
        Parallel.For(0, names.Count, new ParallelOptions { CancellationToken = cancellationToken }, feature =>
        {
            var random = new RandomStream(unchecked((ulong)seed), (ulong)feature);
            var shuffled = bins.Clone();
            var predictions = new ActionPrediction[labels.Length];
            var losses = new double[repeats];
            for (var repeat = 0; repeat < repeats; repeat++)
            {
                shuffled.Shuffle(feature, ref random);
                losses[repeat] = baseline - Accuracy(model, shuffled, labels, predictions);
                cancellationToken.ThrowIfCancellationRequested();
            }
            var (mean, error) = MeanAndError(losses);
            result[feature] = new(names[feature], mean, error);
        });
        return result;
    }

    private static double Accuracy(TreeEnsemble model, BinnedRows bins, TradeAction[] labels, ActionPrediction[] predictions)
    {
        model.Predict(bins, predictions);
        var right = 0;
        for (var i = 0; i < labels.Length; i++)
            right += predictions[i].Action == labels[i] ? 1 : 0;
        return right / (double)labels.Length;
    }

    private static (double Mean, double Error) MeanAndError(double[] values)
    {
        var mean = values.Average();
        return values.Length < 2
            ? (mean, double.NaN)
            : (mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1) / values.Length));
    }
}
