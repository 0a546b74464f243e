namespace MarketMaster.Prediction;

/// <summary>What path-dependent Shapley values need to know of a tree, whatever the row.</summary>
internal sealed class ShapTree
{
    private const int K = TradeActions.Count;

    public ShapTree(TreeEnsemble model, DecisionTree tree)
    {
        Leaves = new double[tree.Leaves.Length];
        for (var leaf = 0; leaf < tree.Weights.Length; leaf++)
            model.Output(tree, leaf, Leaves.AsSpan(leaf * K, K));
        var weights = new double[tree.Nodes.Length];
        Nodes = new ShapNode[tree.Nodes.Length];
        Mean = new double[K];
        // Children come after their parent.
        for (var i = Nodes.Length - 1; i >= 0; i--)
        {
            var node = tree.Nodes[i];
            weights[i] = node.IsLeaf ? tree.Weights[node.Child] : weights[node.Child] + weights[node.Child + 1];
            Nodes[i] = new(node.IsLeaf ? node.Child * K : node.Child, node.Feature, (ushort)(node.MissingLeft ? node.Feature + model.Bins.Features : node.Feature), (ushort)node.Bin, node.IsLeaf, 1);
        }
        for (var i = 0; i < Nodes.Length; i++)
        {
            if (Nodes[i].IsLeaf)
                AddMean(Nodes[i], weights[i] / weights[0]);
            else
                (Nodes[Nodes[i].Child], Nodes[Nodes[i].Child + 1]) = (Part(i, 0), Part(i, 1));
        }
        Depth = tree.Depth();

        ShapNode Part(int parent, int side) => Nodes[Nodes[parent].Child + side] with { Share = weights[Nodes[parent].Child + side] / weights[parent] };
    }

    public ShapNode[] Nodes { get; }

    /// <summary>Class shares of each leaf, five a leaf.</summary>
    public double[] Leaves { get; }

    /// <summary>Mean class shares over the leaves, by training weight.</summary>
    public double[] Mean { get; }

    public int Depth { get; }

    private void AddMean(in ShapNode leaf, double share)
    {
        for (var k = 0; k < K; k++)
            Mean[k] += share * Leaves[leaf.Child + k];
    }
}
