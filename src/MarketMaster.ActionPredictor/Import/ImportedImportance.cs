namespace MarketMaster.Prediction;

/// <summary>What each feature's splits gained: the decrease of Gini impurity where leaves hold class weights, else the gains that came with the splits.</summary>
internal static class ImportedImportance
{
    /// <param name="tree">The tree.</param>
    /// <param name="order">Its nodes, children after their parent.</param>
    /// <param name="features">Number of features.</param>
    public static double[] Of(ImportedTree tree, List<int> order, int features)
    {
        var importance = new double[features];
        if (tree.Action is not null)
        {
            foreach (var node in tree.Nodes.Values)
                importance[node.Feature] += node.Gain;
            return importance;
        }
        var weights = new Dictionary<int, double[]>();
        foreach (var number in order.AsEnumerable().Reverse())
        {
            var node = tree.Nodes[number];
            if (node.IsLeaf)
            {
                weights[number] = node.Output;
                continue;
            }
            var (left, right) = (weights[node.Left], weights[node.Right]);
            weights[number] = [.. left.Zip(right, (a, b) => a + b)];
            importance[node.Feature] += Math.Max(0, Impurity(weights[number]) - Impurity(left) - Impurity(right));
        }
        var total = importance.Sum();
        return total > 0 ? Array.ConvertAll(importance, i => i / total) : importance;
    }

    /// <summary>Gini impurity times weight.</summary>
    private static double Impurity(double[] weights)
    {
        var total = weights.Sum();
        return total - (weights.Sum(w => w * w) / total);
    }
}
