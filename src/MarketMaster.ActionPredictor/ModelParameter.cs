using System.Globalization;

namespace MarketMaster.Prediction;

/// <summary>One training parameter: what it is called, what it does and what it may be.</summary>
public sealed class ModelParameter
{
    internal const string ThreadsName = "n_jobs";
    internal const string KindName = "kind";
    private const double MostRows = 1 << 24;
    private readonly Func<ActionPredictorOptions, double> _read;
    private readonly Action<ActionPredictorOptions, double> _write;

    private ModelParameter(
        string name, ModelKind? kind, string description, double minimum, double maximum, bool whole,
        Func<ActionPredictorOptions, double> read, Action<ActionPredictorOptions, double> write)
    {
        (Name, Kind, Description, Minimum, Maximum, IsWhole, _read, _write) = (name, kind, description, minimum, maximum, whole, read, write);
        Default = read(new());
    }

    /// <summary>Name in snake_case, such as <c>n_estimators</c>.</summary>
    public string Name { get; }

    /// <summary>The only kind of model that reads it; null where every kind does.</summary>
    public ModelKind? Kind { get; }

    /// <summary>What it does.</summary>
    public string Description { get; }

    /// <summary>Smallest value allowed.</summary>
    public double Minimum { get; }

    /// <summary>Largest value allowed.</summary>
    public double Maximum { get; }

    /// <summary>Whether it must be a whole number.</summary>
    public bool IsWhole { get; }

    /// <summary>Value of the preset <c>default</c>.</summary>
    public double Default { get; }

    internal static IReadOnlyList<ModelParameter> All { get; } =
    [
        Whole(KindName, null, "0 = random forest, 1 = gradient boosting", 0, 1, o => (int)o.Kind, (o, v) => o.Kind = (ModelKind)(int)v),
        Whole("n_estimators", null, "number of trees, or of boosting rounds", 1, 10_000, o => o.Trees, (o, v) => o.Trees = (int)v),
        Whole("max_depth", null, "greatest number of splits on the way to a leaf", 1, 32, o => o.MaxDepth, (o, v) => o.MaxDepth = (int)v),
        Whole("min_samples_split", ModelKind.RandomForest, "distinct rows a node needs to be split", 2, MostRows, o => o.MinSamplesSplit, (o, v) => o.MinSamplesSplit = (int)v),
        Whole("min_samples_leaf", ModelKind.RandomForest, "distinct rows each side of a split needs", 1, MostRows, o => o.MinSamplesLeaf, (o, v) => o.MinSamplesLeaf = (int)v),
        Whole("max_features", ModelKind.RandomForest, "features drawn for each split; 0 = square root of their number", 0, 1024, o => o.MaxFeatures, (o, v) => o.MaxFeatures = (int)v),
        Number("learning_rate", ModelKind.GradientBoosting, "what each tree's scores are multiplied by", 0.001, 1, o => o.LearningRate, (o, v) => o.LearningRate = v),
        Whole("num_leaves", ModelKind.GradientBoosting, "greatest number of leaves of a tree", 2, 4096, o => o.MaxLeaves, (o, v) => o.MaxLeaves = (int)v),
        Whole("min_data_in_leaf", ModelKind.GradientBoosting, "rows each side of a split needs", 1, MostRows, o => o.MinRowsInLeaf, (o, v) => o.MinRowsInLeaf = (int)v),
        Number("min_child_weight", ModelKind.GradientBoosting, "sum of second derivatives each side of a split needs", 0, 1000, o => o.MinCurvature, (o, v) => o.MinCurvature = v),
        Number("reg_lambda", ModelKind.GradientBoosting, "penalty on squared scores", 0, 1e6, o => o.Regularization, (o, v) => o.Regularization = v),
        Number("subsample", ModelKind.GradientBoosting, "share of the rows that each round draws", 0.01, 1, o => o.RowShare, (o, v) => o.RowShare = v),
        Number("colsample_bytree", ModelKind.GradientBoosting, "share of the features that each tree draws", 0.01, 1, o => o.FeatureShare, (o, v) => o.FeatureShare = v),
        Whole("early_stopping_rounds", ModelKind.GradientBoosting, "rounds without a lower validation loss before training stops; 0 = never", 0, 10_000, o => o.EarlyStoppingRounds, (o, v) => o.EarlyStoppingRounds = (int)v),
        Whole("min_independent_rows", null, "rows each side of a split needs, times the bars that labels look ahead, where that is known; 0 = one row is as good as another", 0, 1_000, o => o.MinIndependentRows, (o, v) => o.MinIndependentRows = (int)v),
        Whole("class_weight_balanced", null, "1 = every action counts the same as a whole", 0, 1, o => o.ClassWeights.IsBalanced ? 1 : 0, (o, v) => o.ClassWeights.IsBalanced = v == 1),
        Weight("strong_sell", o => o.ClassWeights.StrongSell, (o, v) => o.ClassWeights.StrongSell = v),
        Weight("sell", o => o.ClassWeights.Sell, (o, v) => o.ClassWeights.Sell = v),
        Weight("hold", o => o.ClassWeights.Hold, (o, v) => o.ClassWeights.Hold = v),
        Weight("buy", o => o.ClassWeights.Buy, (o, v) => o.ClassWeights.Buy = v),
        Weight("strong_buy", o => o.ClassWeights.StrongBuy, (o, v) => o.ClassWeights.StrongBuy = v),
        Whole("missing_values", null, "0 = NaN is refused, 1 = each split learns where it goes", 0, 1, o => (int)o.MissingValues, (o, v) => o.MissingValues = (MissingValues)(int)v),
        Whole("random_state", null, "seed", -(1L << 53), 1L << 53, o => o.Seed, (o, v) => o.Seed = (long)v),
        Whole(ThreadsName, null, "threads to train with; 0 = all processors", 0, 1024, o => o.Threads, (o, v) => o.Threads = (int)v),
    ];

    internal double Read(ActionPredictorOptions options) => _read(options);

    internal void Write(ActionPredictorOptions options, double value)
    {
        if (IsWhole && value != Math.Floor(value))
            throw new ArgumentException(Problem(value), nameof(value));
        if (Problem(value) is { } problem)
            throw new ArgumentOutOfRangeException(nameof(value), problem);
        _write(options, value);
    }

    /// <summary>What is wrong with a value, or null.</summary>
    internal string? Problem(double value) =>
        IsWhole && value != Math.Floor(value) ? string.Create(CultureInfo.InvariantCulture, $"{Name} is {value}: it must be a whole number from {Minimum} to {Maximum}")
        : value >= Minimum && value <= Maximum ? null
        : string.Create(CultureInfo.InvariantCulture, $"{Name} is {value}: it must lie between {Minimum} and {Maximum}");

    private static ModelParameter Whole(
        string name, ModelKind? kind, string description, double minimum, double maximum,
        Func<ActionPredictorOptions, double> read, Action<ActionPredictorOptions, double> write) =>
        new(name, kind, description, minimum, maximum, whole: true, read, write);

    private static ModelParameter Number(
        string name, ModelKind? kind, string description, double minimum, double maximum,
        Func<ActionPredictorOptions, double> read, Action<ActionPredictorOptions, double> write) =>
        new(name, kind, description, minimum, maximum, whole: false, read, write);

    private static ModelParameter Weight(string action, Func<ActionPredictorOptions, double> read, Action<ActionPredictorOptions, double> write) =>
        Number($"class_weight_{action}", null, $"how much a row labelled {action} counts", ClassWeights.Minimum, ClassWeights.Maximum, read, write);
}
