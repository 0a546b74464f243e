using System.Reflection;

namespace MarketMaster.Prediction;

public sealed partial class ActionPredictor
{
    private const int MaximumFeatures = 1024;

    /// <summary>Trains a model on labelled rows. The result depends on rows, options and seed alone, not on the number of threads or the processor.</summary>
    /// <param name="train">Labelled rows, 2 to 16,777,215, of at least two classes; 1 to 1,024 columns, every value finite, or NaN where the options take it.</param>
    /// <param name="validation">Labelled rows for the report's metrics and for early stopping, later than the training rows; null takes the training rows for the report.</param>
    /// <param name="options">How to train; null takes the defaults.</param>
    /// <param name="progress">Told after each tree or boosting round, from the thread that grew it.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>The trained model; <see cref="Report"/> says how it went.</returns>
    /// <exception cref="ArgumentException">The rows are not labelled, hold one class only, or are too few or too many.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="InvalidMarketDataException">A value is not a number that the options take; row and feature are named.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ActionPredictor Train(
        FeatureFrame train, FeatureFrame? validation = null, ActionPredictorOptions? options = null,
        IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Train(train, null, validation, labels: null, horizon: 0, options, progress, cancellationToken);

    /// <summary>
    /// Trains a model on labelled rows that count unequally. Forest: each tree draws as many rows as there are, each with a chance in
    /// proportion to its weight, with replacement; equal weights mean the same as none, though other rows are drawn. Boosting: the
    /// loss of each row counts in proportion to its weight.
    /// </summary>
    /// <inheritdoc cref="Train(FeatureFrame, FeatureFrame, ActionPredictorOptions, IProgress{TrainingProgress}, CancellationToken)"/>
    /// <param name="train">Labelled rows, 2 to 16,777,215, of at least two classes; 1 to 1,024 columns, every value finite, or NaN where the options take it.</param>
    /// <param name="weights">One weight per row, 0 or more, not all 0; <see cref="LabelUniqueness"/> for overlapping labels. A tree of a forest counts a row at most 31 times, so that a weight above some 20 times the mean is cut short.</param>
    /// <param name="validation">Labelled rows for the report's metrics and for early stopping, later than the training rows; null takes the training rows for the report.</param>
    /// <param name="options">How to train; null takes the defaults.</param>
    /// <param name="progress">Told after each tree or boosting round, from the thread that grew it.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    public static ActionPredictor TrainWeighted(
        FeatureFrame train, ReadOnlySpan<double> weights, FeatureFrame? validation = null, ActionPredictorOptions? options = null,
        IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        if (weights.Length != train.Count)
            throw new ArgumentException($"{weights.Length} weights for {train.Count} training rows: there must be one per row", nameof(weights));
        AliasTable.Total(weights);
        return Train(train, weights.ToArray(), validation, labels: null, horizon: 0, options, progress, cancellationToken);
    }

    /// <summary>Trains a model on prepared data and keeps the label scheme with it.</summary>
    /// <param name="data">Training and validation rows with their label scheme.</param>
    /// <param name="options">How to train; null takes the defaults.</param>
    /// <param name="progress">Told after each tree or boosting round, from the thread that grew it.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>The trained model; <see cref="Report"/> says how it went.</returns>
    /// <exception cref="ArgumentException">The training rows hold one class only.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ActionPredictor Train(
        TrainingData data, ActionPredictorOptions? options = null,
        IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Train(data.Train, null, data.Validation.Count == 0 ? null : data.Validation, data.Labels.Describe(), data.Labels.Horizon, options, progress, cancellationToken);
    }

    internal static ActionPredictor Train(
        FeatureFrame train, double[]? weights, FeatureFrame? validation, LabelSchemeDescription? labels, int horizon, ActionPredictorOptions? options,
        IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var chosen = ActionPredictorOptions.Checked(options);
        var shares = CheckRows(train);
        if (validation is not null)
        {
            _ = new FeatureMap(train.Names, validation);
            RequireLabels(validation);
        }
        var started = chosen.TimeProvider.GetTimestamp();
        var model = new ModelTrainer(train, weights, chosen.ForHorizon(horizon, train.Count), shares, cancellationToken).Train(validation, progress);
        var seconds = chosen.TimeProvider.GetElapsedTime(started).TotalSeconds;
        var facts = new TrainingFacts
        {
            Rows = train.Count,
            LabelShares = shares,
            MajorityAction = Evaluator.MostProbable(shares),
            DataFrom = train.Time.IsEmpty ? null : train.Time[0],
            DataTo = train.Time.IsEmpty ? null : train.Time[^1],
            TrainedAt = chosen.TimeProvider.GetUtcNow(),
            LibraryVersion = LibraryVersion(),
            Labels = labels,
        };
        return new([.. train.Names], model, chosen, facts, TrainingJudge.Judge(model, train, validation, seconds));
    }

    private static ActionProbabilities CheckRows(FeatureFrame train)
    {
        ArgumentNullException.ThrowIfNull(train);
        if (train.Count is < 2 or >= RowKey.MaximumRows)
            throw new ArgumentException($"{train.Count} training rows: there must be 2 to {RowKey.MaximumRows - 1}", nameof(train));
        if (train.Width > MaximumFeatures)
            throw new ArgumentException($"{train.Width} features: there must be at most {MaximumFeatures}", nameof(train));
        if (!train.IsLabelled)
            throw new ArgumentException("the training rows have no labels: use FeatureFrame.WithLabels or TrainingData", nameof(train));
        var counts = new int[TradeActions.Count];
        for (var row = 0; row < train.Count; row++)
        {
            var label = (int)train.Labels[row];
            if ((uint)label >= TradeActions.Count)
                throw new ArgumentException($"row {row} has label {label}: it must be one of {string.Join(", ", TradeActions.Names)}", nameof(train));
            counts[label]++;
        }
        var only = Array.FindIndex(counts, c => c == train.Count);
        if (only >= 0)
            throw new ArgumentException($"all {train.Count} training labels are '{TradeActions.Names[only]}': at least two classes are needed, so use more bars or another label scheme", nameof(train));
        double n = train.Count;
        return new(counts[0] / n, counts[1] / n, counts[2] / n, counts[3] / n, counts[4] / n);
    }

    internal static string LibraryVersion() =>
        typeof(ActionPredictor).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
