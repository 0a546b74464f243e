using System.Text;
using System.Text.Json;

namespace MarketMaster;

/// <summary>What a <see cref="BarValidator"/> found.</summary>
public sealed class BarValidationReport
{
    private readonly DefectLog _log;

    internal BarValidationReport(BarSeries bars, TimeSpan interval, DefectLog log) => (Bars, Interval, _log) = (bars, interval, log);

    /// <summary>The bars that were judged.</summary>
    public BarSeries Bars { get; }

    /// <summary>Time from bar to bar: as given, or inferred; zero for a single bar.</summary>
    public TimeSpan Interval { get; }

    /// <summary>Whether nothing worse than a warning was found.</summary>
    public bool IsValid => Status != ValidationStatus.Fail;

    /// <summary>Pass without findings, Warn with warnings alone, Fail with any error or critical finding, whatever the score.</summary>
    public ValidationStatus Status =>
        Issues.Count == 0 ? ValidationStatus.Pass : Issues.Any(i => i.Severity >= DefectSeverity.Error) ? ValidationStatus.Fail : ValidationStatus.Warn;

    /// <summary>The findings, one entry per kind, gravest first.</summary>
    public required IReadOnlyList<BarIssue> Issues { get; init; }

    /// <summary>The score of 0 to 100 and its dimensions.</summary>
    public required QualityScore Quality { get; init; }

    /// <summary>The score as a number from 0 to 1.</summary>
    public double DataQualityScore => Quality.Score / 100;

    /// <summary>Missing cells of each column: open, high, low, close, volume.</summary>
    public required IReadOnlyDictionary<string, int> MissingValues { get; init; }

    /// <summary>Returns far outside the others, in order of time.</summary>
    public required IReadOnlyList<ReturnOutlier> Outliers { get; init; }

    /// <summary>Type of each column: <c>datetime_utc</c> or <c>float64</c>.</summary>
    public IReadOnlyDictionary<string, string> DataTypes { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["timestamp"] = "datetime_utc",
        ["open"] = "float64",
        ["high"] = "float64",
        ["low"] = "float64",
        ["close"] = "float64",
        ["volume"] = "float64",
    };

    /// <summary>Bars that the calendar expects between the first and the last bar; the number of rows without a calendar.</summary>
    public required int ExpectedBars { get; init; }

    /// <summary>Expected bars that are missing, in order of time.</summary>
    public required IReadOnlyList<BarGap> Gaps { get; init; }

    /// <summary>Runs of rows with the same four prices.</summary>
    public required IReadOnlyList<StaleRun> StaleRuns { get; init; }

    /// <summary>Jumps that look like unadjusted splits.</summary>
    public required IReadOnlyList<SplitSuspect> SplitSuspects { get; init; }

    /// <summary>Jumps to another price unit.</summary>
    public required IReadOnlyList<UnitChange> UnitChanges { get; init; }

    /// <summary>Median log return from bar to bar.</summary>
    public required double ReturnMedian { get; init; }

    /// <summary>Median absolute deviation of the log returns from bar to bar.</summary>
    public required double ReturnMad { get; init; }

    /// <summary>
    /// Number of rows with a defect of their own. Stale runs and split suspects concern a stretch, return outliers may be true:
    /// they do not count.
    /// </summary>
    public int RowsWithDefects => _log.Count([.. _log.Rows.Keys.Where(d => d is not (BarDefect.ReturnOutlier or BarDefect.StaleRun or BarDefect.SplitSuspect))]);

    /// <summary>The rows of one defect.</summary>
    /// <param name="defect">The defect.</param>
    /// <returns>0-based rows in file order, ascending; empty where there are none.</returns>
    public IReadOnlyList<int> Rows(BarDefect defect) => _log.Rows.TryGetValue(defect, out var rows) ? [.. rows] : [];

    /// <summary>The report as one JSON document with snake_case names: is_valid, issues, data_quality_score, missing_values, outliers, data_types, and the details.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
            WriteTo(json);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Writes the same document as a part of a larger one.</summary>
    /// <param name="json">Takes the object.</param>
    public void WriteTo(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        BarValidationJson.Write(json, this);
    }

    /// <summary>Verdict, score and findings, one per line.</summary>
    public override string ToString() =>
        string.Join('\n', Issues.Select(i => i.ToString()).Prepend(FormattableString.Invariant($"{JsonNames.Of(Status)}: quality {Quality.Score:F1} of 100, {Bars}")));
}
