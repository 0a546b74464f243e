using MarketMaster.Indicators;

namespace MarketMaster.Prediction;

/// <summary>What a cross-validation may do differently.</summary>
public sealed record CrossValidationOptions
{
    /// <summary>Weighs training rows by <see cref="LabelUniqueness"/>. Default false.</summary>
    public bool WeighByUniqueness { get; init; }

    /// <summary>Computes the features: one row per bar, NaN where there is no value yet, no look ahead (<see cref="LeakTests"/> finds out). Default: the 25 features.</summary>
    public Func<BarSeries, FeatureFrame> Features { get; init; } = FeatureSet.Default.ComputeFrame;

    /// <summary>Told after each fold how many are done. Default null.</summary>
    public IProgress<int>? Progress { get; init; }
}
