namespace MarketMaster.Prediction;

/// <summary>
/// The nodes of a tree in a model file, in preorder. A leaf is 0, followed by its five class weights, or its score and its weight. A
/// split is 1 + 2 * feature, plus 1 where missing values go left, and the bin; versions 1 and 2 have 1 + feature.
/// </summary>
internal sealed class TreeFormat(FeatureBins bins, TradeAction? action, bool takesMissing, bool hasDirections, TreeNode[] nodes)
{
    private const int DeepestTree = 1_000;
    private readonly List<double> _leaves = new((nodes.Length / 2 + 1) * (action is null ? TradeActions.Count : 1));
    private readonly List<double> _weights = [];
    private int _used = 1;

    public static void Write(ModelWriter writer, DecisionTree tree, bool isWide, int index = 0)
    {
        var node = tree.Nodes[index];
        if (node.IsLeaf)
        {
            WriteLeaf(writer, tree, node.Child);
            return;
        }
        writer.Int(1 + (2 * node.Feature) + (node.MissingLeft ? 1 : 0));
        writer.Byte((byte)node.Bin);
        if (isWide)
            writer.Byte((byte)(node.Bin >> 8));
        Write(writer, tree, isWide, node.Child);
        Write(writer, tree, isWide, node.Child + 1);
    }

    public DecisionTree Read(ref ModelReader reader, double[] importance)
    {
        if (nodes.Length == 0)
            throw new FormatException("a tree has no nodes");
        ReadNode(ref reader, 0, DeepestTree);
        if (_used != nodes.Length)
            throw new FormatException("a tree has nodes outside itself");
        return action is { } known ? new(nodes, known, [.. _leaves], [.. _weights], importance) : new(nodes, [.. _leaves], importance);
    }

    private static void WriteLeaf(ModelWriter writer, DecisionTree tree, int leaf)
    {
        writer.Int(0);
        if (tree.Action is null)
        {
            foreach (var weight in tree.Leaves.AsSpan(leaf * TradeActions.Count, TradeActions.Count))
                writer.Number(weight);
            return;
        }
        writer.Double(tree.Leaves[leaf]);
        writer.Number(tree.Weights[leaf]);
    }

    private void ReadNode(ref ModelReader reader, int index, int depthLeft)
    {
        var code = (int)reader.Int(0, hasDirections ? 2 * bins.Features : bins.Features, "feature of a node") - 1;
        if (code < 0)
        {
            nodes[index] = new(0, 0, IsLeaf: true, action is null ? _leaves.Count / TradeActions.Count : _leaves.Count);
            ReadLeaf(ref reader);
            return;
        }
        var (feature, missingLeft) = hasDirections ? (code >> 1, takesMissing && (code & 1) == 1) : (code, false);
        var bin = reader.Byte() | (bins.IsWide ? reader.Byte() << 8 : 0);
        // A split behind the last cut parts missing values from all others.
        if (bin >= bins.Cuts(feature).Length + (takesMissing ? 1 : 0) || depthLeft == 0 || _used + 2 > nodes.Length)
            throw new FormatException("a tree is malformed");
        var child = _used;
        _used += 2;
        nodes[index] = new((ushort)feature, bin, IsLeaf: false, child, missingLeft);
        ReadNode(ref reader, child, depthLeft - 1);
        ReadNode(ref reader, child + 1, depthLeft - 1);
    }

    private void ReadLeaf(ref ModelReader reader)
    {
        if (action is not null)
        {
            _leaves.Add(reader.Finite(double.MinValue, "score of a leaf"));
            _weights.Add(reader.Number(double.Epsilon, "weight of a leaf"));
            return;
        }
        var total = 0.0;
        for (var k = 0; k < TradeActions.Count; k++)
        {
            _leaves.Add(reader.Number(0, "weight of a leaf"));
            total += _leaves[^1];
        }
        if (total == 0 || double.IsInfinity(total))
            throw new FormatException("a leaf is empty");
    }
}
