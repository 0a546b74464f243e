using System.Text.Json.Serialization;

namespace MarketMaster.Prediction;

/// <summary>
/// How a model is trained. The defaults are scikit-learn's meaning of a forest of 100 trees, depth 10, split 5, leaf 2, seed 42;
/// what only boosting reads has LightGBM's defaults.
/// </summary>
public sealed record ActionPredictorOptions
{
    // What is asked for the sake of independence is at most this part of the rows.
    private const int MostLeafRows = 10;

    /// <summary>Random forest or gradient boosting. Default: forest.</summary>
    [JsonPropertyName("kind")]
    public ModelKind Kind { get; set; }

    /// <summary>Number of trees, or of boosting rounds with a tree per action, 1 to 10,000. Default 100.</summary>
    [JsonPropertyName("n_estimators")]
    public int Trees { get; set; } = 100;

    /// <summary>Greatest number of splits on the way to a leaf, 1 to 32. Default 10.</summary>
    [JsonPropertyName("max_depth")]
    public int MaxDepth { get; set; } = 10;

    /// <summary>Forest: distinct rows a node needs to be split, 2 or more. Default 5.</summary>
    [JsonPropertyName("min_samples_split")]
    public int MinSamplesSplit { get; set; } = 5;

    /// <summary>Forest: distinct rows each side of a split needs, 1 or more. Default 2.</summary>
    [JsonPropertyName("min_samples_leaf")]
    public int MinSamplesLeaf { get; set; } = 2;

    /// <summary>Forest: features drawn for each split, 0 to 1,024; 0, the default, draws the square root of their number, rounded down.</summary>
    [JsonPropertyName("max_features")]
    public int MaxFeatures { get; set; }

    /// <summary>Boosting: what each tree's scores are multiplied by, 0.001 to 1. Smaller learns slower and more evenly. Default 0.1.</summary>
    [JsonPropertyName("learning_rate")]
    public double LearningRate { get; set; } = 0.1;

    /// <summary>Boosting: greatest number of leaves of a tree, 2 to 4,096; the leaf that gains most is split next. Default 31.</summary>
    [JsonPropertyName("num_leaves")]
    public int MaxLeaves { get; set; } = 31;

    /// <summary>Boosting: rows each side of a split needs, 1 or more. Default 20.</summary>
    [JsonPropertyName("min_data_in_leaf")]
    public int MinRowsInLeaf { get; set; } = 20;

    /// <summary>Boosting: curvature (sum of the loss's second derivatives) each side of a split needs, 0 to 1,000. Default 0.001.</summary>
    [JsonPropertyName("min_child_weight")]
    public double MinCurvature { get; set; } = 1e-3;

    /// <summary>Boosting: penalty on squared scores, 0 to 1,000,000. Default 0.</summary>
    [JsonPropertyName("reg_lambda")]
    public double Regularization { get; set; }

    /// <summary>Boosting: share of the rows that each round draws, without replacement, 0.01 to 1. Default 1.</summary>
    [JsonPropertyName("subsample")]
    public double RowShare { get; set; } = 1;

    /// <summary>Boosting: share of the features that each tree draws, at least one, 0.01 to 1. Default 1.</summary>
    [JsonPropertyName("colsample_bytree")]
    public double FeatureShare { get; set; } = 1;

    /// <summary>Boosting: rounds without a lower log loss on the validation rows after which training stops and the best round is kept, 0 to 10,000; 0, the default, never stops. It needs validation rows; without them it does nothing.</summary>
    [JsonPropertyName("early_stopping_rounds")]
    public int EarlyStoppingRounds { get; set; }

    /// <summary>
    /// Independent rows each side of a split needs, 0 to 1,000: a label over 20 bars looks at nearly the same bars as its neighbours,
    /// so 20 independent rows are 400. At most a tenth of the training rows is asked for. Read where labels come with their horizon
    /// (<see cref="TrainingData"/>, cross-validation, search), in addition to <see cref="MinSamplesLeaf"/> and <see cref="MinRowsInLeaf"/>. Default 20.
    /// </summary>
    [JsonPropertyName("min_independent_rows")]
    public int MinIndependentRows { get; set; } = 20;

    /// <summary>How much a row counts by its label. Default: the same.</summary>
    [JsonPropertyName("class_weight")]
    public ClassWeights ClassWeights { get; set; } = ClassWeights.Equal;

    /// <summary>What becomes of NaN. Default: refused.</summary>
    [JsonPropertyName("missing_values")]
    public MissingValues MissingValues { get; set; }

    /// <summary>Seed, -2^53 to 2^53: the same seed, options and rows give the same model, bit for bit. Default 42.</summary>
    [JsonPropertyName("random_state")]
    public long Seed { get; set; } = 42;

    /// <summary>Threads to train with, 0 to 1,024; 0, the default, takes all processors. The model does not depend on it.</summary>
    [JsonPropertyName("n_jobs")]
    public int Threads { get; set; }

    /// <summary>Where the training time and date come from. Default: the system's clock.</summary>
    [JsonIgnore]
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal int FeaturesPerSplit(int features) =>
        MaxFeatures == 0 ? Math.Max(1, (int)Math.Sqrt(features)) : Math.Min(MaxFeatures, features);

    internal ParallelOptions Parallelism(CancellationToken cancellationToken) => new()
    {
        MaxDegreeOfParallelism = Threads == 0 ? Environment.ProcessorCount : Threads,
        CancellationToken = cancellationToken,
    };

    /// <summary>The same with leaves large enough for labels that look <paramref name="horizon"/> bars ahead.</summary>
    internal ActionPredictorOptions ForHorizon(int horizon, int rows)
    {
        var fewest = Math.Min((long)MinIndependentRows * horizon, rows / MostLeafRows);
        return fewest <= Math.Min(MinSamplesLeaf, MinRowsInLeaf)
            ? this
            : this with { MinSamplesLeaf = (int)Math.Max(MinSamplesLeaf, fewest), MinRowsInLeaf = (int)Math.Max(MinRowsInLeaf, fewest) };
    }

    internal IEnumerable<string> Problems()
    {
        if (ClassWeights is null)
        {
            yield return "ClassWeights must not be null";
            yield break;
        }
        foreach (var parameter in ModelParameter.All)
        {
            if (parameter.Problem(parameter.Read(this)) is { } problem)
                yield return problem;
        }
        if (TimeProvider is null)
            yield return "TimeProvider must not be null";
    }

    internal ActionPredictorOptions Copy() => this with { ClassWeights = ClassWeights is null ? null! : ClassWeights with { } };

    internal static ActionPredictorOptions Checked(ActionPredictorOptions? options)
    {
        var copy = options is null ? new() : options.Copy();
        return copy.Problems().FirstOrDefault() is { } problem ? throw new ArgumentOutOfRangeException(nameof(options), problem) : copy;
    }
}
