namespace MarketMaster.Prediction;

/// <summary>Trains the trees of a forest in parallel. Each tree has its own random stream, so the number of threads changes nothing.</summary>
internal static class ForestTrainer
{
    public static (FeatureBins Bins, DecisionTree[] Trees) Train(
        FeatureFrame frame, AliasTable? rowWeights, ActionPredictorOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Threads == 0 ? Environment.ProcessorCount : options.Threads,
            CancellationToken = cancellationToken,
        };
        var bins = BinFitting.Fit(frame, parallel);
        var table = BinnedTable.Create(frame, bins, parallel);
        var labels = new byte[frame.Count];
        for (var row = 0; row < labels.Length; row++)
            labels[row] = (byte)frame.Labels[row];
        var trees = new DecisionTree[options.Trees];
        var done = 0;
        Parallel.For(0, trees.Length, parallel, () => new TreeBuilder(table, labels, rowWeights, options), (tree, _, builder) =>
        {
            trees[tree] = builder.Build(tree);
            progress?.Report(new(Interlocked.Increment(ref done), trees.Length));
            return builder;
        }, _ => { });
        return (bins, trees);
    }
}
