namespace MarketMaster;

/// <summary>Names, severities and meanings of the defects.</summary>
public static class BarDefects
{
    private static readonly (string Name, DefectSeverity Severity, string Meaning)[] Table =
    [
        ("missing_value", DefectSeverity.Error, "a price or volume is missing"),
        ("high_below_low", DefectSeverity.Critical, "high is below low"),
        ("high_below_open_or_close", DefectSeverity.Critical, "high is below open or close"),
        ("low_above_open_or_close", DefectSeverity.Critical, "low is above open or close"),
        ("non_positive_price", DefectSeverity.Critical, "a price is 0 or negative"),
        ("negative_volume", DefectSeverity.Critical, "volume is negative"),
        ("zero_volume_with_range", DefectSeverity.Warning, "volume is 0 although the price moved"),
        ("duplicate_timestamp_identical", DefectSeverity.Warning, "the row repeats an earlier row"),
        ("duplicate_timestamp_conflicting", DefectSeverity.Error, "an earlier row has the same time and other values"),
        ("unordered_timestamp", DefectSeverity.Error, "the time is earlier than that of a row before"),
        ("off_grid_timestamp", DefectSeverity.Warning, "the time is not on the grid of the interval"),
        ("outside_session", DefectSeverity.Warning, "the time lies outside the sessions of the calendar"),
        ("future_timestamp", DefectSeverity.Error, "the time lies in the future"),
        ("missing_bar", DefectSeverity.Warning, "the calendar expects a bar that is not there"),
        ("stale_run", DefectSeverity.Error, "the same four prices stand many times in a row"),
        ("return_outlier", DefectSeverity.Warning, "the return is far outside the others (perhaps a true move)"),
        ("spike", DefectSeverity.Error, "the close jumps away and back: a bad tick"),
        ("split_suspect", DefectSeverity.Error, "the price jumps by the ratio of a split: adjust the bars before it"),
        ("unit_change", DefectSeverity.Error, "the price level changes by 10, 100 or 1000 and stays: another unit"),
        ("bad_print", DefectSeverity.Error, "high or low is far from all prices around it: a bad tick"),
        ("tick_size", DefectSeverity.Warning, "a price is no multiple of the tick size"),
    ];

    /// <summary>The snake_case name of a defect, such as <c>high_below_low</c>.</summary>
    /// <param name="defect">The defect.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="defect"/> is not a defined value.</exception>
    public static string ToName(this BarDefect defect) => Of(defect).Name;

    /// <summary>How grave the defect is. Missing bars become an error when more than 1 % of the expected bars are missing.</summary>
    /// <param name="defect">The defect.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="defect"/> is not a defined value.</exception>
    public static DefectSeverity Severity(this BarDefect defect) => Of(defect).Severity;

    /// <summary>What a defect means, in a few words such as <c>high is below low</c>.</summary>
    /// <param name="defect">The defect.</param>
    /// <returns>The words, without a full stop.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="defect"/> is not a defined value.</exception>
    public static string Meaning(this BarDefect defect) => Of(defect).Meaning;

    private static (string Name, DefectSeverity Severity, string Meaning) Of(BarDefect defect) => (uint)defect < (uint)Table.Length
        ? Table[(int)defect]
        : throw new ArgumentOutOfRangeException(nameof(defect), defect, $"defect must be one of {string.Join(", ", Table.Select(t => t.Name))}");
}
