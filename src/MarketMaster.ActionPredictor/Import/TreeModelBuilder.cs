namespace MarketMaster.Prediction;

/// <summary>
/// Takes a model trained elsewhere, tree by tree and node by node, and makes an <see cref="ActionPredictor"/> that gives the same
/// probabilities. <see cref="TreeModelImport"/> reads the files of some libraries with it; anything else can be imported by code.
/// </summary>
public sealed class TreeModelBuilder
{
    private const int MaximumFeatures = 1024;
    private readonly List<ImportedTree> _trees = [];
    private readonly double[] _base;

    /// <summary>Starts a model.</summary>
    /// <param name="kind">How the trees are put together.</param>
    /// <param name="features">Names of the features, in the order of a row, 1 to 1,024, all different.</param>
    /// <param name="classes">The action of each of the model's classes, 2 to 5, all different; null takes the five actions in order. Actions without a class are never predicted.</param>
    /// <exception cref="ArgumentException">Features or classes are missing, repeated or too many.</exception>
    public TreeModelBuilder(TreeModelKind kind, IReadOnlyList<string> features, IReadOnlyList<TradeAction>? classes = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        LabelRanges.Require((int)kind, 0, 1, nameof(kind));
        if (features.Count is < 1 or > MaximumFeatures || features.Any(string.IsNullOrEmpty) || features.Distinct(StringComparer.Ordinal).Count() < features.Count)
            throw new ArgumentException($"{features.Count} features: there must be 1 to {MaximumFeatures} names, all different", nameof(features));
        classes ??= TradeActions.All;
        if (classes.Count < 2 || classes.Distinct().Count() < classes.Count || classes.Any(c => (uint)c >= TradeActions.Count))
            throw new ArgumentException($"the classes are [{string.Join(", ", classes)}]: there must be 2 to {TradeActions.Count} different actions", nameof(classes));
        (Kind, Features, Classes) = (kind, [.. features], [.. classes]);
        _base = new double[TradeActions.Count];
    }

    /// <summary>How the trees are put together.</summary>
    public TreeModelKind Kind { get; }

    /// <summary>Names of the features, in the order of a row.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>The action of each class.</summary>
    public IReadOnlyList<TradeAction> Classes { get; }

    /// <summary>Which values a split sends left. Set it before the first split. Default: value &lt;= threshold.</summary>
    public SplitRule Rule { get; set; }

    /// <summary>Whether NaN is a value that splits send where they say; otherwise rows with NaN are refused. Default false.</summary>
    public bool TakesMissing { get; set; }

    /// <summary>What training said about the classes: share of each class, for <see cref="TrainingFacts"/>. Null, the default, takes the leaves of a forest, and equal shares else.</summary>
    public IReadOnlyList<double>? ClassShares { get; set; }

    /// <summary>Rows the model was trained on, for <see cref="TrainingFacts"/>. Default 0: not known.</summary>
    public int TrainingRows { get; set; }

    /// <summary>Where the date of the import comes from. Default: the system's clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal IReadOnlyList<ImportedTree> Trees => _trees;

    internal double[] Base => _base;

    /// <summary>Sets the score that a class of a boosting model starts with. Default 0.</summary>
    /// <param name="classIndex">0-based class.</param>
    /// <param name="score">The score.</param>
    /// <exception cref="ArgumentException">There is no such class, or the score is not a finite number.</exception>
    public void SetBase(int classIndex, double score)
    {
        if (Kind != TreeModelKind.Boosting)
            throw new InvalidOperationException("a forest has no base scores");
        RequireClass(classIndex);
        if (!double.IsFinite(score))
            throw new ArgumentException(FormattableString.Invariant($"the base score of class {classIndex} is {score}: it must be a finite number"), nameof(score));
        _base[(int)Classes[classIndex]] = score;
    }

    /// <summary>Adds a tree to a forest.</summary>
    /// <returns>The tree, without nodes yet.</returns>
    /// <exception cref="InvalidOperationException">The model is no forest.</exception>
    public ImportedTree AddTree() => Kind == TreeModelKind.Forest
        ? Added(null)
        : throw new InvalidOperationException("a tree of a boosting model speaks for one class: name it");

    /// <summary>Adds a tree to a boosting model.</summary>
    /// <param name="classIndex">0-based class whose score the tree adds to.</param>
    /// <returns>The tree, without nodes yet.</returns>
    /// <exception cref="ArgumentException">There is no such class.</exception>
    /// <exception cref="InvalidOperationException">The model is a forest.</exception>
    public ImportedTree AddTree(int classIndex)
    {
        if (Kind != TreeModelKind.Boosting)
            throw new InvalidOperationException("a tree of a forest speaks for all classes");
        RequireClass(classIndex);
        return Added(Classes[classIndex]);
    }

    /// <summary>Makes the model. It can be saved, explained, exported and calibrated like one that was trained here.</summary>
    /// <returns>The model; its <see cref="ActionPredictor.Report"/> holds NaN, since nothing was judged.</returns>
    /// <exception cref="InvalidOperationException">A tree is not whole: a node is missing, has two parents or cannot be reached; tree and node are named. Or a feature has more than 65,534 different thresholds.</exception>
    public ActionPredictor Build() => new ImportedModel(this).Predictor();

    private ImportedTree Added(TradeAction? action)
    {
        var tree = new ImportedTree(this, _trees.Count, action);
        _trees.Add(tree);
        return tree;
    }

    private void RequireClass(int classIndex)
    {
        if ((uint)classIndex >= Classes.Count)
            throw new ArgumentException($"class {classIndex}: it must lie between 0 and {Classes.Count - 1}", nameof(classIndex));
    }
}
