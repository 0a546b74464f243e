using System.Text.Json.Serialization;

namespace MarketMaster.Prediction;

/// <summary>How a forest is trained. The defaults are scikit-learn's meaning of 100 trees, depth 10, split 5, leaf 2, seed 42.</summary>
public sealed record ActionPredictorOptions
{
    /// <summary>Number of trees, 1 to 10,000. Default 100.</summary>
    [JsonPropertyName("n_estimators")]
    public int Trees { get; set; } = 100;

    /// <summary>Greatest number of splits on the way to a leaf, 1 to 32. Default 10.</summary>
    [JsonPropertyName("max_depth")]
    public int MaxDepth { get; set; } = 10;

    /// <summary>Distinct rows a node needs to be split, 2 or more. Default 5.</summary>
    [JsonPropertyName("min_samples_split")]
    public int MinSamplesSplit { get; set; } = 5;

    /// <summary>Distinct rows each side of a split needs, 1 or more. Default 2.</summary>
    [JsonPropertyName("min_samples_leaf")]
    public int MinSamplesLeaf { get; set; } = 2;

    /// <summary>Features drawn for each split, 0 to 1,024; 0, the default, draws the square root of their number, rounded down.</summary>
    [JsonPropertyName("max_features")]
    public int MaxFeatures { get; set; }

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

    internal IEnumerable<string> Problems()
    {
        foreach (var parameter in ModelParameter.All)
        {
            var value = parameter.Read(this);
            if (value < parameter.Minimum || value > parameter.Maximum)
                yield return parameter.OutOfRange(value);
        }
        if (TimeProvider is null)
            yield return "TimeProvider must not be null";
    }

    internal static ActionPredictorOptions Checked(ActionPredictorOptions? options)
    {
        var copy = options is null ? new() : options with { };
        return copy.Problems().FirstOrDefault() is { } problem ? throw new ArgumentOutOfRangeException(nameof(options), problem) : copy;
    }
}
