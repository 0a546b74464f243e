namespace MarketMaster.Prediction;

/// <summary>One node of a tree. A leaf's <see cref="Child"/> is its leaf number; an inner node's right child follows its left child.</summary>
internal readonly record struct TreeNode(ushort Feature, byte Bin, bool IsLeaf, int Child);

/// <summary>A trained tree: nodes with the root first, and the weighted class counts of each leaf (five a leaf).</summary>
internal sealed class DecisionTree(TreeNode[] nodes, int[] leafCounts, double[] importance)
{
    public TreeNode[] Nodes { get; } = nodes;

    public int[] LeafCounts { get; } = leafCounts;

    /// <summary>Impurity decrease by feature, adding up to 1 (all zero in a tree without splits).</summary>
    public double[] Importance { get; } = importance;

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
