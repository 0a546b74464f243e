namespace MarketMaster.Prediction;

/// <summary>Trains and judges a model fold by fold. Nothing of a fold's test bars reaches its labels' thresholds, its features' choice or its model.</summary>
public static class CrossValidation
{
    /// <summary>
    /// Runs every fold: the label scheme is fitted on the longest training block, all bars are labelled, the training rows purged,
    /// a model trained and judged. Rows without label or without all features are left out, and so are features without a value in any training row.
    /// </summary>
    /// <param name="bars">Bars in order of time, with positive prices.</param>
    /// <param name="labels">How to label; null takes <see cref="ForwardReturnLabels"/> with its defaults.</param>
    /// <param name="folds">How to cut; null takes <see cref="WalkForward"/> with its defaults.</param>
    /// <param name="trainer">How to train; null takes the default options.</param>
    /// <param name="options">Weights, features and progress; null takes the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The table of folds.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="ArgumentException">There are too few bars for the folds, or a fold's training rows hold one class only.</exception>
    /// <exception cref="InvalidMarketDataException">A price is 0 or negative, or a fold has too few rows.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CrossValidationResult Run(
        BarSeries bars, ILabelScheme? labels = null, IFoldScheme? folds = null, ActionPredictorTrainer? trainer = null,
        CrossValidationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        options ??= new();
        LabelRanges.Require(options.ImportanceRepeats, 0, 1_000);
        if (options.LeakTestSeries != 0)
            LabelRanges.Require(options.LeakTestSeries, 3, 1_000);
        folds ??= new WalkForward();
        var table = new FoldTable(bars, options.Features(bars));
        var blocks = folds.Cut(bars.Count, table.FirstBar);
        var run = new FoldRun(table, labels ?? new ForwardReturnLabels(), folds.Embargo, options.WeighByUniqueness);
        var results = new FoldOutcome[blocks.Count];
        var importances = new IReadOnlyList<FeatureImportance>[blocks.Count];
        for (var fold = 0; fold < results.Length; fold++)
        {
            var rows = run.Prepare(fold, blocks[fold]);
            results[fold] = rows.Judge(trainer ?? new(), cancellationToken);
            importances[fold] = options.ImportanceRepeats == 0 ? []
                : results[fold].Model.PermutationImportance(rows.Test, options.ImportanceRepeats, cancellationToken: cancellationToken);
            options.Progress?.Report(fold + 1);
        }
        OutOfFoldPrediction[] predictions = [.. results.SelectMany(r => r.Predictions)];
        return new(
            Array.ConvertAll(results, r => r.Result), predictions, FoldPaths.Judge(blocks, predictions, Array.ConvertAll(results, r => r.Majority)))
        {
            Importance = FoldImportance.Over(table.Features.Names, importances),
            Leaks = options.LeakTestSeries == 0 ? null : new(
                LeakTests.FindLookAhead(bars, options.Features),
                LeakTests.SkillOnMartingale(
                    seed => LeakTests.Mirrored(bars, seed), options.LeakTestSeries, labels, folds, trainer,
                    options with { ImportanceRepeats = 0, LeakTestSeries = 0, Progress = null }, cancellationToken)),
        };
    }
}
