using System.Globalization;

namespace MarketMaster.Prediction;

/// <summary>One training parameter: what it is called, what it does and what it may be.</summary>
public sealed class ModelParameter
{
    private readonly Func<ActionPredictorOptions, double> _read;
    private readonly Action<ActionPredictorOptions, double> _write;

    private ModelParameter(
        string name, string description, double minimum, double maximum,
        Func<ActionPredictorOptions, double> read, Action<ActionPredictorOptions, double> write)
    {
        (Name, Description, Minimum, Maximum, _read, _write) = (name, description, minimum, maximum, read, write);
        Default = read(new());
    }

    /// <summary>Name in snake_case, such as <c>n_estimators</c>.</summary>
    public string Name { get; }

    /// <summary>What it does.</summary>
    public string Description { get; }

    /// <summary>Smallest value allowed.</summary>
    public double Minimum { get; }

    /// <summary>Largest value allowed.</summary>
    public double Maximum { get; }

    /// <summary>Value of the preset <c>default</c>.</summary>
    public double Default { get; }

    internal const string ThreadsName = "n_jobs";

    internal static IReadOnlyList<ModelParameter> All { get; } =
    [
        new("n_estimators", "number of trees", 1, 10_000, o => o.Trees, (o, v) => o.Trees = (int)v),
        new("max_depth", "greatest number of splits on the way to a leaf", 1, 32, o => o.MaxDepth, (o, v) => o.MaxDepth = (int)v),
        new("min_samples_split", "distinct rows a node needs to be split", 2, 1 << 24, o => o.MinSamplesSplit, (o, v) => o.MinSamplesSplit = (int)v),
        new("min_samples_leaf", "distinct rows each side of a split needs", 1, 1 << 24, o => o.MinSamplesLeaf, (o, v) => o.MinSamplesLeaf = (int)v),
        new("max_features", "features drawn for each split; 0 = square root of their number", 0, 1024, o => o.MaxFeatures, (o, v) => o.MaxFeatures = (int)v),
        new("random_state", "seed", -(1L << 53), 1L << 53, o => o.Seed, (o, v) => o.Seed = (long)v),
        new(ThreadsName, "threads to train with; 0 = all processors", 0, 1024, o => o.Threads, (o, v) => o.Threads = (int)v),
    ];

    internal double Read(ActionPredictorOptions options) => _read(options);

    internal void Write(ActionPredictorOptions options, double value)
    {
        if (double.IsNaN(value) || value != Math.Floor(value))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{Name} is {value}: it must be a whole number"), nameof(value));
        if (value < Minimum || value > Maximum)
            throw new ArgumentOutOfRangeException(nameof(value), OutOfRange(value));
        _write(options, value);
    }

    internal string OutOfRange(double value) =>
        string.Create(CultureInfo.InvariantCulture, $"{Name} is {value}: it must lie between {Minimum} and {Maximum}");
}
