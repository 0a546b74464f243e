namespace MarketMaster.Prediction;

/// <summary>What path-dependent Shapley values need to know of a tree, whatever the row.</summary>
internal sealed class ShapTree
{
    private readonly DecisionTree _tree;
    private readonly double[] _weights;
    private readonly double[] _passed;

    public ShapTree(TreeEnsemble model, DecisionTree tree)
    {
        _tree = tree;
        var outputs = tree.Action is null ? TradeActions.Count : 1;
        Leaves = new double[tree.Leaves.Length];
        for (var leaf = 0; leaf < tree.Weights.Length; leaf++)
            model.Output(tree, leaf, Leaves.AsSpan(leaf * outputs, outputs));
        _weights = Weights(tree);
        Nodes = new ShapNode[tree.Nodes.Length];
        Mean = new double[outputs];
        _passed = [.. Enumerable.Repeat(1.0, model.Bins.Features)];
        Place(model, 0, 1, outputs);
        Depth = tree.Depth();
    }

    public ShapNode[] Nodes { get; }

    /// <summary>What each leaf says: five shares, or one score.</summary>
    public double[] Leaves { get; }

    /// <summary>Mean over the leaves, by training weight.</summary>
    public double[] Mean { get; }

    public int Depth { get; }

    // Children come after their parent.
    private static double[] Weights(DecisionTree tree)
    {
        var weights = new double[tree.Nodes.Length];
        for (var i = weights.Length - 1; i >= 0; i--)
        {
            var node = tree.Nodes[i];
            weights[i] = node.IsLeaf ? tree.Weights[node.Child] : weights[node.Child] + weights[node.Child + 1];
        }
        return weights;
    }

    private void Place(TreeEnsemble model, int index, double passed, int outputs)
    {
        var node = _tree.Nodes[index];
        if (node.IsLeaf)
        {
            Nodes[index] = new(node.Child * outputs, 0, 0, 0, IsLeaf: true, passed, 1);
            for (var k = 0; k < outputs; k++)
                Mean[k] += _weights[index] / _weights[0] * Leaves[(node.Child * outputs) + k];
            return;
        }
        var before = _passed[node.Feature];
        Nodes[index] = new(node.Child, node.Feature, (ushort)node.Column(model.MissingOffset), (ushort)node.Bin, IsLeaf: false, passed, before);
        for (var side = 0; side < 2; side++)
        {
            var part = _weights[node.Child + side] / _weights[index];
            _passed[node.Feature] = before * part;
            Place(model, node.Child + side, before * part, outputs);
        }
        _passed[node.Feature] = before;
    }
}
