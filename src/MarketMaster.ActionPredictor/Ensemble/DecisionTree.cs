namespace MarketMaster.Prediction;

/// <summary>
/// A tree: nodes with the root first, children after their parent, and what its leaves say. In an averaging ensemble a leaf holds
/// five class weights: their shares are its output, their sum is the training weight that reached it. In a boosting ensemble a
/// tree speaks for one action and a leaf holds its score and, apart, its training weight.
/// </summary>
internal sealed class DecisionTree
{
    /// <summary>A tree of an averaging ensemble.</summary>
    public DecisionTree(TreeNode[] nodes, double[] leaves, double[] importance)
    {
        (Nodes, Leaves, Importance) = (nodes, leaves, importance);
        Weights = new double[leaves.Length / TradeActions.Count];
        for (var i = 0; i < leaves.Length; i++)
            Weights[i / TradeActions.Count] += leaves[i];
    }

    /// <summary>A tree of a boosting ensemble.</summary>
    public DecisionTree(TreeNode[] nodes, TradeAction action, double[] scores, double[] weights, double[] importance) =>
        (Nodes, Action, Leaves, Weights, Importance) = (nodes, action, scores, weights, importance);

    public TreeNode[] Nodes { get; }

    /// <summary>The action whose score the tree adds to; null in an averaging ensemble.</summary>
    public TradeAction? Action { get; }

    /// <summary>Five class weights a leaf, or one score.</summary>
    public double[] Leaves { get; }

    /// <summary>Training weight of each leaf, above 0.</summary>
    public double[] Weights { get; }

    /// <summary>What each feature's splits gained: impurity decrease adding up to 1 (all zero in a tree without splits), or the gain of a boosting tree.</summary>
    public double[] Importance { get; }

    /// <summary>Number of splits on the longest path.</summary>
    public int Depth()
    {
        var depth = new int[Nodes.Length];
        for (var i = 0; i < Nodes.Length; i++)
        {
            if (!Nodes[i].IsLeaf)
                depth[Nodes[i].Child] = depth[Nodes[i].Child + 1] = depth[i] + 1;
        }
        return depth.Max();
    }
}
