namespace MarketMaster.Prediction;

/// <summary>Importance of the features of a forest.</summary>
internal static class Importances
{
    /// <summary>Mean decrease in impurity (Breiman, 2001): each tree's adds up to 1, their mean is scaled to 1, the error is over the trees.</summary>
    public static FeatureImportance[] Impurity(IReadOnlyList<string> names, DecisionTree[] trees)
    {
        var grown = trees.Where(t => t.Nodes.Length > 1).ToList();
        if (grown.Count == 0)
            return [.. names.Select(n => new FeatureImportance(n, 0, 0))];
        return [.. names.Select((name, feature) =>
        {
            var (mean, error) = MeanAndError([.. grown.Select(t => t.Importance[feature])]);
            return new FeatureImportance(name, mean, error);
        })];
    }

    /// <summary>Loss of accuracy when one column is shuffled (Breiman, 2001; Fisher, Rudin and Dominici, 2019).</summary>
    public static FeatureImportance[] Permutation(
        IReadOnlyList<string> names, ForestModel model, byte[] bins, TradeAction[] labels, int repeats, long seed, CancellationToken cancellationToken)
    {
        var baseline = Accuracy(model, bins, labels, new ActionPrediction[labels.Length]);
        var result = new FeatureImportance[names.Count];
        Parallel.For(0, names.Count, new ParallelOptions { CancellationToken = cancellationToken }, feature =>
        {
            var random = new RandomStream(unchecked((ulong)seed), (ulong)feature);
            var shuffled = (byte[])bins.Clone();
            var predictions = new ActionPrediction[labels.Length];
            var losses = new double[repeats];
            for (var repeat = 0; repeat < repeats; repeat++)
            {
                Shuffle(shuffled, names.Count, feature, ref random);
                losses[repeat] = baseline - Accuracy(model, shuffled, labels, predictions);
                cancellationToken.ThrowIfCancellationRequested();
            }
            var (mean, error) = MeanAndError(losses);
            result[feature] = new(names[feature], mean, error);
        });
        return result;
    }

    private static void Shuffle(byte[] bins, int width, int feature, ref RandomStream random)
    {
        for (var row = (bins.Length / width) - 1; row > 0; row--)
        {
            var other = random.NextInt(row + 1);
            ref var a = ref bins[(row * width) + feature];
            ref var b = ref bins[(other * width) + feature];
            (a, b) = (b, a);
        }
    }

    private static double Accuracy(ForestModel model, byte[] bins, TradeAction[] labels, ActionPrediction[] predictions)
    {
        model.PredictBins(bins, predictions);
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
