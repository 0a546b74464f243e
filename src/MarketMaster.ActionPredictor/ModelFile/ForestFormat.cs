namespace MarketMaster.Prediction;

/// <summary>
/// The forest in a model file: the cuts of each feature, then each tree in preorder. A node is 0 for a leaf, followed by
/// its five weighted class counts, or feature + 1 and the bin. Shares are computed from the counts, so nothing is rounded.
/// </summary>
internal static class ForestFormat
{
    private const int DeepestTree = 64;

    public static void Write(ModelWriter writer, TreeEnsemble model)
    {
        for (var feature = 0; feature < model.Bins.Features; feature++)
        {
            var cuts = model.Bins.Cuts(feature);
            writer.Int(cuts.Length);
            foreach (var cut in cuts)
                writer.Double(cut);
        }
        writer.Int(model.Trees.Length);
        foreach (var tree in model.Trees)
        {
            foreach (var share in tree.Importance)
                writer.Double(share);
            writer.Int(tree.Nodes.Length);
            WriteNode(writer, tree, 0);
        }
    }

    public static TreeEnsemble Read(ref ModelReader reader, int features)
    {
        var cuts = new double[features][];
        for (var feature = 0; feature < features; feature++)
        {
            cuts[feature] = new double[reader.Int(0, FeatureBins.MaximumCuts, "number of cuts")];
            for (var i = 0; i < cuts[feature].Length; i++)
            {
                cuts[feature][i] = reader.Double();
                if (!double.IsFinite(cuts[feature][i]) || (i > 0 && cuts[feature][i] <= cuts[feature][i - 1]))
                    throw new FormatException("cuts are not ascending");
            }
        }
        var trees = new DecisionTree[reader.Count(8 * features, "number of trees")];
        for (var tree = 0; tree < trees.Length; tree++)
            trees[tree] = ReadTree(ref reader, cuts);
        return trees.Length > 0 ? TreeEnsemble.Averaging(new(cuts), trees) : throw new FormatException("it has no trees");
    }

    private static void WriteNode(ModelWriter writer, DecisionTree tree, int index)
    {
        var node = tree.Nodes[index];
        if (node.IsLeaf)
        {
            writer.Int(0);
            foreach (var count in tree.Leaves.AsSpan(node.Child * TradeActions.Count, TradeActions.Count))
                writer.Int((long)count);
            return;
        }
        writer.Int(node.Feature + 1);
        writer.Byte((byte)node.Bin);
        WriteNode(writer, tree, node.Child);
        WriteNode(writer, tree, node.Child + 1);
    }

    private static DecisionTree ReadTree(ref ModelReader reader, double[][] cuts)
    {
        var importance = new double[cuts.Length];
        for (var feature = 0; feature < importance.Length; feature++)
            importance[feature] = reader.Double();
        var nodes = new TreeNode[reader.Count(2, "number of nodes")];
        var leaves = new List<double>();
        var used = 1;
        ReadNode(ref reader, nodes, 0, ref used, leaves, cuts, DeepestTree);
        return used == nodes.Length ? new(nodes, [.. leaves], importance) : throw new FormatException("a tree has nodes outside itself");
    }

    private static void ReadNode(
        ref ModelReader reader, TreeNode[] nodes, int index, ref int used, List<double> leaves, double[][] cuts, int depthLeft)
    {
        var feature = (int)reader.Int(0, cuts.Length, "feature of a node") - 1;
        if (feature < 0)
        {
            if (index >= nodes.Length)
                throw new FormatException("a tree without nodes");
            nodes[index] = new(0, 0, IsLeaf: true, leaves.Count / TradeActions.Count);
            ReadLeaf(ref reader, leaves);
            return;
        }
        var bin = reader.Byte();
        if (bin >= cuts[feature].Length || depthLeft == 0 || used + 2 > nodes.Length)
            throw new FormatException("a tree is malformed");
        var child = used;
        used += 2;
        nodes[index] = new((ushort)feature, bin, IsLeaf: false, child);
        ReadNode(ref reader, nodes, child, ref used, leaves, cuts, depthLeft - 1);
        ReadNode(ref reader, nodes, child + 1, ref used, leaves, cuts, depthLeft - 1);
    }

    private static void ReadLeaf(ref ModelReader reader, List<double> leaves)
    {
        long total = 0;
        for (var k = 0; k < TradeActions.Count; k++)
        {
            var count = (int)reader.Int(0, int.MaxValue, "count of a leaf");
            leaves.Add(count);
            total += count;
        }
        if (total == 0)
            throw new FormatException("a leaf is empty");
    }
}
