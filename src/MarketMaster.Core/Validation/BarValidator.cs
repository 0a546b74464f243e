namespace MarketMaster;

/// <summary>
/// Judges bars: impossible values, broken times, gaps, stale prices, bad ticks, unadjusted splits and unit changes. It changes
/// nothing. Read the bars with <see cref="BarChecks.None"/>, so that faults reach it. Safe to use from any thread.
/// </summary>
/// <param name="options">What is known about the bars, and thresholds; null for the defaults.</param>
public sealed class BarValidator(BarValidatorOptions? options = null)
{
    private const double TolerableMissingShare = 0.01;

    private readonly BarValidatorOptions _options = Checked(options ?? new());

    /// <summary>Judges a series.</summary>
    /// <param name="bars">The bars in file order; at least one.</param>
    /// <returns>Findings, score and verdict.</returns>
    /// <exception cref="ArgumentException">There are no bars.</exception>
    public BarValidationReport Validate(BarSeries bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        if (bars.Count == 0)
            throw new ArgumentException($"{bars.Source ?? "the series"} has no bars: at least one is needed to validate", nameof(bars));
        var interval = _options.Interval ?? bars.InferInterval();
        var log = new DefectLog();
        CellChecks.Run(bars, _options, log);
        TimeChecks.Run(bars, interval, _options.TimeProvider.GetUtcNow().UtcDateTime, log);
        var (expected, gaps) = CalendarChecks.Run(bars, _options.Calendar, interval, _options.ToleratedGapBars, log);
        var stale = StaleRuns.Find(bars, _options.StaleRunRows, log);
        var returns = ReturnSeries.Of(bars, interval);
        var jumps = new ReturnChecks(bars, returns, interval, _options, log);
        jumps.Run();
        PrintChecks.Run(bars, returns, _options.BadPrintRangeRatio, log);
        var missing = MissingCells(bars);
        return new(bars, interval, log)
        {
            ExpectedBars = expected,
            Gaps = gaps,
            StaleRuns = stale,
            ReturnMedian = returns.Scale.Median,
            ReturnMad = returns.Scale.Mad,
            Outliers = jumps.Outliers,
            SplitSuspects = jumps.SplitSuspects,
            UnitChanges = jumps.UnitChanges,
            MissingValues = missing,
            Quality = Score(bars.Count, missing.Values.Sum(), expected, gaps, stale, log),
            Issues = Issues(bars, expected, gaps, log),
        };
    }

    private static BarValidatorOptions Checked(BarValidatorOptions options)
    {
        if (options.Interval is { } interval)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero, nameof(options));
        if (options.TickSize is { } tick && !(tick > 0 && double.IsFinite(tick)))
            throw new ArgumentOutOfRangeException(nameof(options), tick, "the tick size must be a finite number greater than 0");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.StaleRunRows, 2, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.ToleratedGapBars, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.OutlierThreshold, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.BadPrintRangeRatio, nameof(options));
        return options;
    }

    private static SortedDictionary<string, int> MissingCells(BarSeries bars)
    {
        var missing = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Count("open", bars.Open);
        Count("high", bars.High);
        Count("low", bars.Low);
        Count("close", bars.Close);
        Count("volume", bars.Volume);
        return missing;

        void Count(string name, ReadOnlySpan<double> column)
        {
            var count = 0;
            foreach (var value in column)
                count += double.IsFinite(value) ? 0 : 1;
            missing[name] = count;
        }
    }

    private static QualityScore Score(int rows, int missingCells, int expected, List<BarGap> gaps, List<StaleRun> stale, DefectLog log)
    {
        var missingBars = expected == 0 ? 0 : (double)gaps.Sum(g => g.Bars) / expected;
        return new(
            completeness: (1 - missingCells / (5.0 * rows)) * (1 - missingBars),
            validity: Share(
                BarDefect.HighBelowLow, BarDefect.HighBelowOpenOrClose, BarDefect.LowAboveOpenOrClose, BarDefect.NonPositivePrice, BarDefect.NegativeVolume),
            plausibility: Share(BarDefect.ReturnOutlier, BarDefect.ZeroVolumeWithRange),
            uniqueness: Share(BarDefect.DuplicateTimestampIdentical, BarDefect.DuplicateTimestampConflicting),
            ordering: Share(BarDefect.UnorderedTimestamp, BarDefect.OffGridTimestamp, BarDefect.OutsideSession),
            freshness: 1 - stale.Sum(run => run.Rows - 1) / (double)rows);

        double Share(params ReadOnlySpan<BarDefect> defects) => 1 - log.Count(defects) / (double)rows;
    }

    private static List<BarIssue> Issues(BarSeries bars, int expected, List<BarGap> gaps, DefectLog log)
    {
        var issues = new List<BarIssue>();
        foreach (var (defect, rows) in log.Rows)
            issues.Add(new(defect, defect.Severity(), [.. rows], rows.Count, bars.Time[rows.Min]));
        if (gaps.Count > 0)
        {
            var missing = gaps.Sum(g => g.Bars);
            var severity = missing > TolerableMissingShare * expected ? DefectSeverity.Error : DefectSeverity.Warning;
            issues.Add(new(BarDefect.MissingBar, severity, [], missing, gaps[0].From));
        }
        issues.Sort((a, b) => (-(int)a.Severity, a.Defect).CompareTo((-(int)b.Severity, b.Defect)));
        return issues;
    }
}
