namespace MarketMaster.Prediction;

/// <summary>An ensemble as the TreeEnsembleClassifier operator of ai.onnx.ml wants it: parallel lists over all nodes of all trees.</summary>
internal sealed class OnnxEnsemble
{
    private const int Floats = 6;
    private const int Integers = 7;
    private const int Strings = 8;
    private readonly List<long> _trees = [];
    private readonly List<long> _ids = [];
    private readonly List<long> _features = [];
    private readonly List<long> _whenTrue = [];
    private readonly List<long> _whenFalse = [];
    private readonly List<float> _values = [];
    private readonly List<string> _modes = [];
    private readonly List<long> _leafTrees = [];
    private readonly List<long> _leafIds = [];
    private readonly List<long> _classes = [];
    private readonly List<float> _weights = [];
    private readonly List<long> _missingTrue = [];
    private readonly TreeEnsemble _model;

    public OnnxEnsemble(TreeEnsemble model)
    {
        _model = model;
        for (var tree = 0; tree < model.Trees.Length; tree++)
        {
            for (var node = 0; node < model.Trees[tree].Nodes.Length; node++)
                Add(model, tree, node);
        }
    }

    public ProtobufWriter Node(string input, string label, string probabilities)
    {
        var node = new ProtobufWriter().Text(1, input).Text(2, label).Text(2, probabilities).Text(3, "trees").Text(4, "TreeEnsembleClassifier").Text(7, "ai.onnx.ml");
        if (_model.TakesMissing)
            node.Message(5, Attribute("nodes_missing_value_tracks_true", Integers).Ints(8, _missingTrue.ToArray()));
        if (_model.Kind == EnsembleKind.Boosting)
            node.Message(5, Attribute("base_values", Floats).Floats(7, Array.ConvertAll(_model.PerClass, score => (float)score)));
        return node
            .Message(5, Attribute("nodes_treeids", Integers).Ints(8, _trees.ToArray()))
            .Message(5, Attribute("nodes_nodeids", Integers).Ints(8, _ids.ToArray()))
            .Message(5, Attribute("nodes_featureids", Integers).Ints(8, _features.ToArray()))
            .Message(5, Attribute("nodes_truenodeids", Integers).Ints(8, _whenTrue.ToArray()))
            .Message(5, Attribute("nodes_falsenodeids", Integers).Ints(8, _whenFalse.ToArray()))
            .Message(5, Attribute("nodes_values", Floats).Floats(7, _values.ToArray()))
            .Message(5, Texts("nodes_modes", _modes))
            .Message(5, Attribute("class_treeids", Integers).Ints(8, _leafTrees.ToArray()))
            .Message(5, Attribute("class_nodeids", Integers).Ints(8, _leafIds.ToArray()))
            .Message(5, Attribute("class_ids", Integers).Ints(8, _classes.ToArray()))
            .Message(5, Attribute("class_weights", Floats).Floats(7, _weights.ToArray()))
            .Message(5, Texts("classlabels_strings", TradeActions.Names))
            .Message(5, new ProtobufWriter().Text(1, "post_transform").Text(4, _model.Kind == EnsembleKind.Boosting ? "SOFTMAX" : "NONE").Int(20, 3));
    }

    private static ProtobufWriter Attribute(string name, int type) => new ProtobufWriter().Text(1, name).Int(20, type);

    private static ProtobufWriter Texts(string name, IReadOnlyList<string> values) =>
        values.Aggregate(Attribute(name, Strings), (attribute, value) => attribute.Text(9, value));

    // A split behind the last cut parts missing values from all others.
    private static float Threshold(ReadOnlySpan<double> cuts, int bin) => bin < cuts.Length ? RoundedDown(cuts[bin]) : float.MaxValue;

    // x <= threshold for every single-precision x stays as it is when the threshold is rounded down.
    private static float RoundedDown(double threshold)
    {
        var rounded = (float)threshold;
        return rounded > threshold ? MathF.BitDecrement(rounded) : rounded;
    }

    private void Add(TreeEnsemble model, int tree, int index)
    {
        var node = model.Trees[tree].Nodes[index];
        _trees.Add(tree);
        _ids.Add(index);
        _modes.Add(node.IsLeaf ? "LEAF" : "BRANCH_LEQ");
        _features.Add(node.Feature);
        _whenTrue.Add(node.IsLeaf ? 0 : node.Child);
        _whenFalse.Add(node.IsLeaf ? 0 : node.Child + 1);
        _missingTrue.Add(node.MissingLeft ? 1 : 0);
        _values.Add(node.IsLeaf ? 0 : Threshold(model.Bins.Cuts(node.Feature), node.Bin));
        if (!node.IsLeaf)
            return;
        if (model.Trees[tree].Action is { } action)
        {
            AddWeight(tree, index, (int)action, model.Trees[tree].Leaves[node.Child]);
            return;
        }
        Span<double> shares = stackalloc double[TradeActions.Count];
        model.Output(model.Trees[tree], node.Child, shares);
        for (var k = 0; k < shares.Length; k++)
            AddWeight(tree, index, k, shares[k] / model.Trees.Length);
    }

    private void AddWeight(int tree, int node, int action, double weight)
    {
        _leafTrees.Add(tree);
        _leafIds.Add(node);
        _classes.Add(action);
        _weights.Add((float)weight);
    }
}
