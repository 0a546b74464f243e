namespace MarketMaster.Prediction;

/// <summary>Trains the trees of a forest in parallel. Each tree has its own random stream, so the number of threads changes nothing.</summary>
internal static class ForestTrainer
{
    public static DecisionTree[] Train(
        BinnedTable table, byte[] labels, AliasTable? rowWeights, double[]? classWeights, ActionPredictorOptions options,
        ParallelOptions parallel, IProgress<TrainingProgress>? progress)
    {
        var trees = new DecisionTree[options.Trees];
        var done = 0;
        Workers.Run(trees.Length, parallel, () => new TreeBuilder(table, labels, rowWeights, classWeights, options), (tree, builder) =>
        {
            trees[tree] = builder.Build(tree);
            progress?.Report(new(Interlocked.Increment(ref done), trees.Length));
        });
        return trees;
    }
}
