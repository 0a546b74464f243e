namespace MarketMaster.Prediction;

/// <summary>Looks for good parameters over purged folds of the older bars and judges the choice once on the newest.</summary>
public static class HyperparameterSearch
{
    /// <summary>
    /// Draws candidates, cross-validates them and returns them as a table. The same bars, options and seed give the same table for
    /// any number of threads.
    /// </summary>
    /// <param name="bars">Bars in order of time, with positive prices.</param>
    /// <param name="labels">How to label, fitted on each fold's training bars; null takes <see cref="ForwardReturnLabels"/> with its defaults.</param>
    /// <param name="folds">How to cut the bars that are not held out; null takes <see cref="WalkForward"/> with its defaults.</param>
    /// <param name="options">What to try and how; null takes the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The table, the best options and the held-out score.</returns>
    /// <exception cref="ArgumentException">A parameter, preset or model type is unknown (the message lists the known), a range is empty or outside the parameter's, or there are too few bars for the folds.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="InvalidMarketDataException">A price is 0 or negative, or a fold has too few rows.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static SearchResult Run(
        BarSeries bars, ILabelScheme? labels = null, IFoldScheme? folds = null, SearchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        options ??= new();
        labels ??= new ForwardReturnLabels();
        folds ??= new WalkForward();
        var candidates = SearchCandidates.Draw(options);
        var whole = new FoldTable(bars, options.Features(bars));
        var cut = options.HeldOutShare == 0 ? bars.Count : new ChronologicalSplit(1 - options.HeldOutShare, 0, options.HeldOutShare).TrainEnd(bars.Count, whole.FirstBar);
        // A series that ends at the cut has no label that looks beyond it.
        var seen = cut == bars.Count ? whole : new FoldTable(bars.Slice(0, cut), whole.Features.Slice(0, cut));
        var run = new FoldRun(seen, labels, folds.Embargo, options.WeighByUniqueness);
        PreparedFold[] prepared = [.. folds.Cut(cut, whole.FirstBar).Select((blocks, fold) => run.Prepare(fold, blocks))];
        var work = new SearchRun(candidates, prepared, options, heldOut: cut < bars.Count, cancellationToken);
        var trials = work.Table();
        return new()
        {
            Metric = options.Metric,
            Trials = trials,
            BestOptions = candidates[trials[0].Number].Trainer(threads: 0).Options,
            HeldOut = cut == bars.Count ? null : Judge(),
            Trainings = work.Done,
        };

        SearchHeldOut Judge()
        {
            var last = new FoldRun(whole, labels, folds.Embargo, options.WeighByUniqueness)
                .Prepare(0, new([new(whole.FirstBar, cut)], [new(cut, bars.Count)]));
            return new(work.Judge(candidates[trials[0].Number], last), work.Judge(candidates[0], last));
        }
    }
}
