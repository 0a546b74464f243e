using MarketMaster.Indicators;

namespace MarketMaster.Prediction;

/// <summary>Bars turned into labelled rows for training, validation and test, without a look into the future.</summary>
public sealed class TrainingData
{
    private TrainingData(FeatureFrame train, FeatureFrame validation, FeatureFrame test, ILabelScheme labels, SplitRows rows) =>
        (Train, Validation, Test, Labels, Rows) = (train, validation, test, labels, rows);

    /// <summary>Labelled rows to train on.</summary>
    public FeatureFrame Train { get; }

    /// <summary>Labelled rows to validate on; may be empty.</summary>
    public FeatureFrame Validation { get; }

    /// <summary>Labelled rows to judge on; may be empty.</summary>
    public FeatureFrame Test { get; }

    /// <summary>The label scheme, fitted on the training bars.</summary>
    public ILabelScheme Labels { get; }

    /// <summary>Which bars the rows are, and how many were purged.</summary>
    public SplitRows Rows { get; }

    /// <summary>Computes the 25 features, fits the labels on the training bars alone, labels all bars and splits them in order of time.</summary>
    /// <param name="bars">Bars in order of time, with positive prices.</param>
    /// <param name="labels">How to label; null takes <see cref="ForwardReturnLabels"/> with its defaults.</param>
    /// <param name="split">How to split; null takes <see cref="ChronologicalSplit"/> with its defaults.</param>
    /// <returns>The labelled rows.</returns>
    /// <exception cref="InvalidMarketDataException">There are too few bars, or a price is 0 or negative.</exception>
    public static TrainingData FromBars(BarSeries bars, ILabelScheme? labels = null, ChronologicalSplit? split = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        split ??= new();
        var first = FeatureSet.Default.Warmup;
        if (bars.Count <= first)
            throw new InvalidMarketDataException($"{bars.Count} bars are too few: the features need {first} bars to warm up, and training needs more", bars.Source, null, null, null);
        var features = FeatureSet.Default.ComputeFrame(bars);
        var fitted = (labels ?? new ForwardReturnLabels()).Fit(bars.Slice(0, split.TrainEnd(bars.Count, first)));
        var set = fitted.Label(bars);
        var rows = split.Apply(set, first);
        var data = new TrainingData(Rowset(rows.Train), Rowset(rows.Validation), Rowset(rows.Test), fitted, rows);
        return data.Train.Count >= 2
            ? data
            : throw new InvalidMarketDataException($"{bars.Count} bars leave {data.Train.Count} rows with label and all features to train on ({Emptiest(features)}): at least 2 are needed", bars.Source, null, null, null);

        FeatureFrame Rowset(IReadOnlyList<int> part)
        {
            int[] chosen = [.. part.Where(features.IsComplete)];
            return features.Select(chosen).WithLabels(Array.ConvertAll(chosen, row => set[row]!.Value));
        }
    }

    private static string Emptiest(FeatureFrame features)
    {
        var (name, missing) = features.Names.Select(n => (n, features.Column(n).Count(v => !double.IsFinite(v)))).MaxBy(c => c.Item2);
        return $"{name} has no value in {missing} of {features.Count} bars";
    }
}
