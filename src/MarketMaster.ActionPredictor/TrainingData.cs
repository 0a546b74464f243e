namespace MarketMaster.Prediction;

/// <summary>Bars turned into labelled rows for training, validation and test, without a look into the future.</summary>
public sealed class TrainingData
{
    private TrainingData(FeatureFrame[] parts, ILabelScheme labels, SplitRows rows, IReadOnlyList<string> leftOut) =>
        (Train, Validation, Test, Labels, Rows, LeftOut) = (parts[0], parts[1], parts[2], labels, rows, leftOut);

    /// <summary>Labelled rows to train on.</summary>
    public FeatureFrame Train { get; }

    /// <summary>Labelled rows to validate on; may be empty.</summary>
    public FeatureFrame Validation { get; }

    /// <summary>Labelled rows to judge on; may be empty.</summary>
    public FeatureFrame Test { get; }

    /// <summary>The label scheme, fitted on the training bars.</summary>
    public ILabelScheme Labels { get; }

    /// <summary>Which bars were chosen for each part, and how many were purged. Bars without all features are left out of the frames, unless a model learns from them.</summary>
    public SplitRows Rows { get; }

    /// <summary>Features without a value in any training bar, which the frames do not have: vwap, say, where a source reports no volume.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>Computes the features, fits the labels on the training bars alone, labels all bars and splits them in order of time.</summary>
    /// <param name="bars">Bars in order of time, with positive prices.</param>
    /// <param name="labels">How to label; null takes <see cref="ForwardReturnLabels"/> with its defaults.</param>
    /// <param name="split">How to split; null takes <see cref="ChronologicalSplit"/> with its defaults.</param>
    /// <param name="family">Which features to compute. Default: the 25 features.</param>
    /// <param name="missingValues">What becomes of rows that lack features, such as those of the warm-up: left out, or kept for a model that learns from them. Give the options the same. Default: left out.</param>
    /// <returns>The labelled rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="family"/> is not a defined value.</exception>
    /// <exception cref="InvalidMarketDataException">There are too few bars, or a price is 0 or negative.</exception>
    public static TrainingData FromBars(
        BarSeries bars, ILabelScheme? labels = null, ChronologicalSplit? split = null, FeatureFamily family = FeatureFamily.Default,
        MissingValues missingValues = MissingValues.Refuse)
    {
        ArgumentNullException.ThrowIfNull(bars);
        split ??= new();
        var first = missingValues == MissingValues.Learn ? 0 : family.Warmup();
        if (bars.Count <= first)
            throw TooFew(bars, $"the features need {first} bars to warm up, and training needs more");
        var trainEnd = split.TrainEnd(bars.Count, first);
        var fitted = (labels ?? new ForwardReturnLabels()).Fit(bars.Slice(0, trainEnd));
        var set = fitted.Label(bars);
        var rows = split.Apply(set, first);
        var features = family.ComputeFrame(bars);
        int[] columns = [.. Enumerable.Range(0, features.Width).Where(c => HasValue(features.Slice(first, trainEnd - first), c))];
        rows = new([.. rows.Train.Where(IsKept)], [.. rows.Validation.Where(IsKept)], [.. rows.Test.Where(IsKept)], rows.Purged);
        FeatureFrame[] parts = [.. new[] { rows.Train, rows.Validation, rows.Test }.Select(part => Labelled(features, columns, part, set))];
        return parts[0].Count >= 2
            ? new(parts, fitted, rows, [.. features.Names.Where((_, c) => !columns.Contains(c))])
            : throw TooFew(bars, $"{parts[0].Count} rows with label and all features are left to train on, at least 2 are needed");

        bool IsKept(int row) => missingValues == MissingValues.Learn
            ? Array.Exists(columns, c => double.IsFinite(features.Row(row)[c]))
            : Array.TrueForAll(columns, c => double.IsFinite(features.Row(row)[c]));
    }

    private static bool HasValue(FeatureFrame rows, int column) => rows.Column(column).Any(double.IsFinite);

    private static FeatureFrame Labelled(FeatureFrame features, int[] columns, IReadOnlyList<int> rows, LabelSet labels)
    {
        var values = new double[rows.Count * columns.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = features.Row(rows[i / columns.Length])[columns[i % columns.Length]];
        return new(
            [.. columns.Select(c => features.Names[c])], values,
            rows.Select(row => features.Time[row]).ToArray(), rows.Select(row => labels[row]!.Value).ToArray());
    }

    private static InvalidMarketDataException TooFew(BarSeries bars, string why) =>
        new($"{bars.Count} bars are too few: {why}", bars.Source, null, null, null);
}
