namespace MarketMaster.Prediction;

/// <summary>
/// Trades predicted actions on paper: what a model says at the close of a bar is traded at the next bar's open, with fees and
/// slippage. It shows what mistakes and costs would have done on one past series; it promises nothing about any other.
/// </summary>
public static class PaperBacktest
{
    private const double DaysPerYear = 365.25;
    private const int ShortestBlock = 20;

    /// <summary>Trades one action per chosen bar.</summary>
    /// <param name="bars">Bars in order of time, with positive prices.</param>
    /// <param name="rows">The bars that have an action, by 0-based index, strictly ascending: <see cref="SplitRows.Test"/>, say. A bar between them keeps the position; the last action counts until the close of the bar after it.</param>
    /// <param name="actions">One action per row, known at the close of its bar.</param>
    /// <param name="options">Positions, costs, rates and resampling; null takes the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Figures with intervals, the equity curve, and buy-and-hold and never trading beside it.</returns>
    /// <exception cref="ArgumentException">There is not one action per row, the rows are not ascending bars, or no bar follows the first one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="InvalidMarketDataException">A price is 0 or negative; row and value are named.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static BacktestResult Run(
        BarSeries bars, IReadOnlyList<int> rows, IReadOnlyList<TradeAction> actions, BacktestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(actions);
        options ??= new();
        options.Check();
        TrailingVolatility.RequirePositivePrices(bars);
        var targets = Targets(bars, rows, actions, options);
        var (first, last) = (rows[0], Math.Min(rows[^1] + 1, bars.Count - 1));
        if (last == first)
            throw new ArgumentException($"the only action is that of the last bar, {first}: nothing can be traded after it", nameof(rows));
        var periods = options.PeriodsPerYear > 0 ? options.PeriodsPerYear : BarsPerYear(bars, first, last);
        var interest = Math.Pow(1 + options.RiskFreeRate, 1 / periods) - 1;
        PaperPath[] paths =
        [
            PaperPath.Walk(bars, first, last, bar => targets[bar - first], options, interest),
            PaperPath.Walk(bars, first, last, _ => 1, options, interest),
            PaperPath.Walk(bars, first, last, _ => 0, options, interest),
        ];
        return new PaperComparison(paths, options, periods, interest).Describe(bars, first, last, BlockLength(options, last - first), cancellationToken);
    }

    /// <summary>Trades the out-of-fold predictions of a cross-validation: every bar by a model that was not trained on it. Of bars that several folds test, the first fold's prediction counts.</summary>
    /// <inheritdoc cref="Run(BarSeries, IReadOnlyList{int}, IReadOnlyList{TradeAction}, BacktestOptions, CancellationToken)"/>
    /// <param name="bars">The bars of the cross-validation.</param>
    /// <param name="folds">The cross-validation.</param>
    /// <param name="options">Positions, costs, rates and resampling; null takes the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static BacktestResult Run(
        BarSeries bars, CrossValidationResult folds, BacktestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folds);
        var ordered = folds.Predictions.OrderBy(p => p.Bar).ThenBy(p => p.Fold).DistinctBy(p => p.Bar).ToArray();
        return Run(bars, Array.ConvertAll(ordered, p => p.Bar), Array.ConvertAll(ordered, p => p.Prediction.Action), options, cancellationToken);
    }

    private static double?[] Targets(BarSeries bars, IReadOnlyList<int> rows, IReadOnlyList<TradeAction> actions, BacktestOptions options)
    {
        if (rows.Count != actions.Count || rows.Count == 0)
            throw new ArgumentException($"{actions.Count} actions for {rows.Count} rows: there must be one per row, and at least one", nameof(actions));
        for (var i = 0; i < rows.Count; i++)
        {
            if ((uint)rows[i] >= bars.Count)
                throw new ArgumentException($"row {i} is bar {rows[i]}: it must be one of the {bars.Count} bars", nameof(rows));
            if (i > 0 && rows[i] <= rows[i - 1])
                throw new ArgumentException($"row {i} is bar {rows[i]} after bar {rows[i - 1]}: rows must ascend", nameof(rows));
            if ((uint)actions[i] >= TradeActions.Count)
                throw new ArgumentException($"the action of row {i} is {(int)actions[i]}: it must be one of {string.Join(", ", TradeActions.Names)}", nameof(actions));
        }
        var targets = new double?[rows[^1] - rows[0] + 1];
        for (var i = 0; i < rows.Count; i++)
            targets[rows[i] - rows[0]] = options.Target(actions[i]);
        return targets;
    }

    private static double BarsPerYear(BarSeries bars, int first, int last) =>
        (last - first) / ((bars.Time[last] - bars.Time[first]).TotalDays / DaysPerYear);

    private static int BlockLength(BacktestOptions options, int bars) =>
        Math.Min(options.BlockLength > 0 ? options.BlockLength : Math.Max(ShortestBlock, (int)Math.Round(Math.Cbrt(bars))), bars);
}
