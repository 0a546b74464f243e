namespace MarketMaster.Prediction;

/// <summary>Finds out whether features or a whole pipeline know what they cannot know.</summary>
public static class LeakTests
{
    /// <summary>Computes the features of series cut short and compares their last row with that of the whole series: features that look ahead differ.</summary>
    /// <param name="bars">Bars, at least 2.</param>
    /// <param name="features">Computes the features: one row per bar.</param>
    /// <param name="cuts">How many cuts to try, spread over the series, 1 to 100,000. Default 20.</param>
    /// <returns>The first difference, or null where every value is the same to the bit (NaN equals NaN).</returns>
    /// <exception cref="ArgumentException">There are fewer than 2 bars, or not one row of the same columns per bar.</exception>
    public static FeatureLeak? FindLookAhead(BarSeries bars, Func<BarSeries, FeatureFrame> features, int cuts = 20)
    {
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(features);
        LabelRanges.Require(cuts, 1, 100_000);
        if (bars.Count < 2)
            throw new ArgumentException($"{bars.Count} bars: there must be at least 2", nameof(bars));
        var whole = Complete(features(bars), bars.Count);
        for (var cut = 1; cut <= cuts; cut++)
        {
            var length = 1 + (int)((long)(bars.Count - 2) * cut / cuts);
            var shortened = Complete(features(bars.Slice(0, length)), length);
            var row = length - 1;
            for (var c = 0; c < whole.Width; c++)
            {
                if (!whole.Row(row)[c].Equals(shortened.Row(row)[c]))
                    return new(row, whole.Names[c], whole.Row(row)[c], shortened.Row(row)[c]);
            }
        }
        return null;

        FeatureFrame Complete(FeatureFrame frame, int rows) => frame.Count == rows
            ? frame
            : throw new ArgumentException($"{frame.Count} rows of features for {rows} bars: there must be one per bar", nameof(features));
    }

    /// <summary>
    /// Cross-validates on series that cannot be predicted: no honest pipeline tells their direction. Judged by direction and not by
    /// accuracy, because labels scaled by past volatility let the strong classes be told from hold even on a martingale.
    /// </summary>
    /// <param name="series">Makes an independent martingale series from a seed: a driftless random walk, or a generator without signal.</param>
    /// <param name="count">How many series, 3 to 1,000; seeds 1 to count. Default 8.</param>
    /// <param name="labels">How to label; null takes <see cref="ForwardReturnLabels"/> with its defaults.</param>
    /// <param name="folds">How to cut; null takes <see cref="WalkForward"/> with its defaults.</param>
    /// <param name="trainer">How to train; null takes the default options.</param>
    /// <param name="options">Weights and features; null takes the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The direction accuracy over the series.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static MartingaleSkill SkillOnMartingale(
        Func<ulong, BarSeries> series, int count = 8, ILabelScheme? labels = null, IFoldScheme? folds = null,
        ActionPredictorTrainer? trainer = null, CrossValidationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        LabelRanges.Require(count, 3, 1_000);
        var directions = new double[count];
        for (var i = 0; i < count; i++)
        {
            var result = CrossValidation.Run(series((ulong)i + 1), labels, folds, trainer, options, cancellationToken);
            directions[i] = result.Paths.Average(p => p.DirectionAccuracy);
        }
        return new(FoldMetric.Of(directions, overlap: 1), directions);
    }
}
