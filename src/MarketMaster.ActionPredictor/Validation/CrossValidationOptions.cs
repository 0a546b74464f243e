using MarketMaster.Indicators;

namespace MarketMaster.Prediction;

/// <summary>What a cross-validation may do differently.</summary>
public sealed record CrossValidationOptions
{
    /// <summary>Weighs training rows by <see cref="LabelUniqueness"/>. Default false.</summary>
    public bool WeighByUniqueness { get; init; }

    /// <summary>Computes the features: one row per bar, NaN where there is no value yet, no look ahead (<see cref="LeakTests"/> finds out). Default: the 25 features.</summary>
    public Func<BarSeries, FeatureFrame> Features { get; init; } = FeatureSet.Default.ComputeFrame;

    /// <summary>Shuffles of each feature for the permutation importance on every fold's test rows, 0 to 1,000. Default 0: no importance.</summary>
    public int ImportanceRepeats { get; init; }

    /// <summary>Series of the martingale test, 3 to 1,000, each as much work as the cross-validation; the features are tested for a look ahead too. Default 0: no leak tests. 8 is a good number.</summary>
    public int LeakTestSeries { get; init; }

    /// <summary>Told after each fold how many are done. Default null.</summary>
    public IProgress<int>? Progress { get; init; }
}
