using System.Text.Json;

namespace MarketMaster;

/// <summary>Writes a validation report as JSON.</summary>
internal static class BarValidationJson
{
    public static void Write(Utf8JsonWriter json, BarValidationReport report)
    {
        json.WriteStartObject();
        json.WriteBoolean("is_valid", report.IsValid);
        json.WriteString("status", JsonNames.Of(report.Status));
        json.WriteNumber("data_quality_score", report.DataQualityScore);
        WriteArray(json, "issues", report.Issues, issue => json.WriteStringValue(issue.ToString()));
        json.WriteStartObject("missing_values");
        foreach (var (column, count) in report.MissingValues)
            json.WriteNumber(column, count);
        json.WriteEndObject();
        WriteArray(json, "outliers", report.Outliers, outlier => WriteOutlier(json, report, outlier));
        json.WriteStartObject("data_types");
        foreach (var (column, type) in report.DataTypes)
            json.WriteString(column, type);
        json.WriteEndObject();
        json.WriteNumber("rows", report.Bars.Count);
        json.WriteNumber("rows_with_defects", report.RowsWithDefects);
        json.WriteNumber("interval_seconds", report.Interval.TotalSeconds);
        json.WriteNumber("expected_bars", report.ExpectedBars);
        WriteQuality(json, report.Quality);
        WriteArray(json, "findings", report.Issues, issue => WriteFinding(json, issue));
        WriteDetails(json, report);
        json.WriteEndObject();
    }

    private static void WriteQuality(Utf8JsonWriter json, QualityScore quality)
    {
        json.WriteStartObject("dimensions");
        json.WriteNumber("completeness", quality.Completeness);
        json.WriteNumber("validity", quality.Validity);
        json.WriteNumber("plausibility", quality.Plausibility);
        json.WriteNumber("uniqueness", quality.Uniqueness);
        json.WriteNumber("ordering", quality.Ordering);
        json.WriteNumber("freshness", quality.Freshness);
        json.WriteEndObject();
    }

    private static void WriteOutlier(Utf8JsonWriter json, BarValidationReport report, ReturnOutlier outlier)
    {
        json.WriteStartObject();
        json.WriteNumber("row", outlier.Row);
        json.WriteString("timestamp", TimeText.Format(report.Bars.Time[outlier.Row]));
        json.WriteNumber("log_return", outlier.LogReturn);
        json.WriteNumber("robust_z", outlier.RobustZ);
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, BarIssue issue)
    {
        json.WriteStartObject();
        json.WriteString("check", issue.Defect.ToName());
        json.WriteString("severity", JsonNames.Of(issue.Severity));
        json.WriteNumber("count", issue.Count);
        WriteArray(json, "rows", issue.Rows, row => json.WriteNumberValue(row));
        json.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter json, BarValidationReport report)
    {
        WriteArray(json, "gaps", report.Gaps, gap =>
        {
            json.WriteStartObject();
            json.WriteString("from", TimeText.Format(gap.From));
            json.WriteString("to", TimeText.Format(gap.To));
            json.WriteNumber("bars", gap.Bars);
            json.WriteEndObject();
        });
        WriteArray(json, "stale_runs", report.StaleRuns, run =>
        {
            json.WriteStartObject();
            json.WriteNumber("from", run.From);
            json.WriteNumber("to", run.To);
            json.WriteNumber("rows", run.Rows);
            json.WriteEndObject();
        });
        WriteArray(json, "split_suspects", report.SplitSuspects, split =>
        {
            json.WriteStartObject();
            json.WriteNumber("row", split.Row);
            json.WriteString("ratio", split.Ratio);
            json.WriteNumber("prev_close_over_open", split.PreviousCloseOverOpen);
            json.WriteEndObject();
        });
        WriteArray(json, "unit_changes", report.UnitChanges, change =>
        {
            json.WriteStartObject();
            json.WriteNumber("row", change.Row);
            json.WriteNumber("factor", change.Factor);
            json.WriteEndObject();
        });
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }
}
