using System.Globalization;

namespace MarketMaster.Prediction;

/// <summary>A tree that is being imported, node by node, in any order. Node 0 is the root. Made by <see cref="TreeModelBuilder.AddTree()"/>.</summary>
public sealed class ImportedTree
{
    private readonly TreeModelBuilder _model;
    private readonly Dictionary<int, ImportedNode> _nodes = [];

    internal ImportedTree(TreeModelBuilder model, int number, TradeAction? action) => (_model, Number, Action) = (model, number, action);

    internal int Number { get; }

    internal TradeAction? Action { get; }

    internal IReadOnlyDictionary<int, ImportedNode> Nodes => _nodes;

    /// <summary>Adds a split.</summary>
    /// <param name="node">Number of the node, 0 or more; the root is 0.</param>
    /// <param name="feature">0-based feature.</param>
    /// <param name="threshold">The threshold; <see cref="TreeModelBuilder.Rule"/> says which values go left.</param>
    /// <param name="left">Number of the left child.</param>
    /// <param name="right">Number of the right child.</param>
    /// <param name="missingLeft">Whether a missing value goes left. Default false. Only where <see cref="TreeModelBuilder.TakesMissing"/> is set.</param>
    /// <param name="gain">What the split gained in training, 0 or more, for the importance of boosting models; a forest's follows from its leaves. Default 0.</param>
    /// <returns>This tree.</returns>
    /// <exception cref="ArgumentException">The node is there already, the feature is not one of the model's, the threshold is not a finite number, or a child's number is not above 0.</exception>
    public ImportedTree Split(int node, int feature, double threshold, int left, int right, bool missingLeft = false, double gain = 0)
    {
        if ((uint)feature >= _model.Features.Count)
            throw new ArgumentException($"{Place(node)} splits on feature {feature}: it must lie between 0 and {_model.Features.Count - 1}", nameof(feature));
        if (!double.IsFinite(threshold))
            throw new ArgumentException($"{Place(node)} has the threshold {Text(threshold)}: it must be a finite number", nameof(threshold));
        if (left <= 0 || right <= 0 || left == right)
            throw new ArgumentException($"{Place(node)} has the children {left} and {right}: they must be two numbers above 0", nameof(left));
        if (!(gain >= 0 && double.IsFinite(gain)))
            throw new ArgumentException($"{Place(node)} has the gain {Text(gain)}: it must be 0 or more and finite", nameof(gain));
        Add(node, new(feature, _model.Rule.Cut(threshold), left, right, missingLeft, gain, [], 0));
        return this;
    }

    /// <summary>Adds a leaf of a forest.</summary>
    /// <param name="node">Number of the node.</param>
    /// <param name="classWeights">Training weight of each of the model's <see cref="TreeModelBuilder.Classes"/>, 0 or more, not all 0: counts where they are known, else shares.</param>
    /// <returns>This tree.</returns>
    /// <exception cref="ArgumentException">The node is there already, the model is no forest, or there is not one weight per class.</exception>
    public ImportedTree Leaf(int node, ReadOnlySpan<double> classWeights)
    {
        if (_model.Kind != TreeModelKind.Forest)
            throw new ArgumentException($"{Place(node)} holds class weights: a leaf of a boosting model has one score", nameof(classWeights));
        if (classWeights.Length != _model.Classes.Count)
            throw new ArgumentException($"{Place(node)} has {classWeights.Length} class weights: there must be {_model.Classes.Count}, one per class", nameof(classWeights));
        var weights = new double[TradeActions.Count];
        var total = 0.0;
        for (var i = 0; i < classWeights.Length; i++)
        {
            if (!(classWeights[i] >= 0 && double.IsFinite(classWeights[i])))
                throw new ArgumentException($"{Place(node)} has the class weight {Text(classWeights[i])}: it must be 0 or more and finite", nameof(classWeights));
            total += weights[(int)_model.Classes[i]] = classWeights[i];
        }
        if (!(total > 0))
            throw new ArgumentException($"{Place(node)} has class weights that are all 0", nameof(classWeights));
        Add(node, new(0, 0, -1, -1, MissingLeft: false, 0, weights, total));
        return this;
    }

    /// <summary>Adds a leaf of a boosting tree.</summary>
    /// <param name="node">Number of the node.</param>
    /// <param name="score">What is added to the action's score.</param>
    /// <param name="weight">Training weight that reached the leaf, above 0; explanations need it. Default 1.</param>
    /// <returns>This tree.</returns>
    /// <exception cref="ArgumentException">The node is there already, the model is a forest, or a number is not finite.</exception>
    public ImportedTree Leaf(int node, double score, double weight = 1)
    {
        if (_model.Kind != TreeModelKind.Boosting)
            throw new ArgumentException($"{Place(node)} holds one score: a leaf of a forest has a weight for each class", nameof(score));
        if (!double.IsFinite(score))
            throw new ArgumentException($"{Place(node)} has the score {Text(score)}: it must be a finite number", nameof(score));
        if (!(weight > 0 && double.IsFinite(weight)))
            throw new ArgumentException($"{Place(node)} has the weight {Text(weight)}: it must be above 0 and finite", nameof(weight));
        Add(node, new(0, 0, -1, -1, MissingLeft: false, 0, [score], weight));
        return this;
    }

    internal string Place(int node) => string.Create(CultureInfo.InvariantCulture, $"tree {Number}, node {node}");

    private void Add(int number, ImportedNode node)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number, nameof(number));
        if (!_nodes.TryAdd(number, node))
            throw new ArgumentException($"{Place(number)} is there already", nameof(number));
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
