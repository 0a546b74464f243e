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

    /// <summary>
    /// The same bars with each bar's moves mirrored, or not, by the toss of a coin: sizes, volatility clusters and volumes stay as
    /// they are, and no past tells the direction of the next bar. A martingale series for <see cref="SkillOnMartingale"/> made of any bars.
    /// </summary>
    /// <param name="bars">Bars with positive prices.</param>
    /// <param name="seed">Seed of the coin.</param>
    /// <returns>As many bars, at the same times, from the same first bar on.</returns>
    /// <exception cref="InvalidMarketDataException">A price is 0 or negative; row and value are named.</exception>
    public static BarSeries Mirrored(BarSeries bars, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(bars);
        TrailingVolatility.RequirePositivePrices(bars);
        var random = new RandomStream(seed);
        var builder = new BarSeriesBuilder(bars.Count);
        var close = 0.0;
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            if (i > 0)
            {
                var before = bars.Close[i - 1];
                double Moved(double price) => close * (price / before);
                double Against(double price) => close * (before / price);
                bar = random.NextUInt64() >> 63 == 0
                    ? bar with { Open = Moved(bar.Open), High = Moved(bar.High), Low = Moved(bar.Low), Close = Moved(bar.Close) }
                    : bar with { Open = Against(bar.Open), High = Against(bar.Low), Low = Against(bar.High), Close = Against(bar.Close) };
            }
            close = bar.Close;
            builder.Add(bar);
        }
        return builder.Build();
    }
}
