namespace MarketMaster.Prediction;

public sealed partial class ActionPredictor
{
    /// <summary>The family that the model's features are of, known by their names; null where they are of a table of one's own, and cannot be computed from bars.</summary>
    public FeatureFamily? Family => FeatureFamilies.Of(_features);

    /// <summary>Computes the features of a family and leaves out the warm-up: the times of the frame say which bars are left.</summary>
    /// <param name="bars">Bars, more than the warm-up of the features.</param>
    /// <param name="family">The family. Default: the 25 features.</param>
    /// <returns>One row per bar after the warm-up. Features that need volume are NaN where there is none; a model trained on such bars does not ask for them.</returns>
    /// <exception cref="InvalidMarketDataException">There are not more bars than the warm-up.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="family"/> is not a defined value.</exception>
    public static FeatureFrame PrepareFeatures(BarSeries bars, FeatureFamily family = FeatureFamily.Default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var warmup = family.Warmup();
        return bars.Count > warmup
            ? family.ComputeFrame(bars).Slice(warmup, bars.Count - warmup)
            : throw new InvalidMarketDataException($"{bars.Count} bars are too few: the features need {warmup} bars to warm up, so at least {warmup + 1}", bars.Source, null, null, null);
    }

    /// <summary>Computes the model's own features and leaves out the warm-up.</summary>
    /// <param name="bars">Bars, more than the warm-up of the features.</param>
    /// <returns>One row per bar after the warm-up.</returns>
    /// <exception cref="NotSupportedException">The model was trained on a table of one's own; its features are named.</exception>
    /// <exception cref="InvalidMarketDataException">There are not more bars than the warm-up.</exception>
    public FeatureFrame PrepareOwnFeatures(BarSeries bars) => Family is { } family
        ? PrepareFeatures(bars, family)
        : throw new NotSupportedException($"the model's features ({string.Join(", ", _features)}) are none that are computed from bars: predict a frame of your own");
}
