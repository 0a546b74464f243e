using System.Globalization;
using MarketMaster.Monitoring;

namespace MarketMaster.Reporting;

/// <summary>A monitoring report as one HTML page.</summary>
public static class MonitoringPage
{
    /// <summary>Makes the page: verdict, data quality, drift, performance and alerts.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The page, to which more cards may be added.</returns>
    public static HtmlReport Create(MonitoringReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var page = new HtmlReport($"{report.ModelName}: monitoring") { Subtitle = report.Status.ToString(), GeneratedAt = report.Timestamp };
        page.AddFact("Status", report.Status.ToString());
        if (report.Quality is { } quality)
        {
            page.AddFact("Data quality", (100 * quality.Score).ToString("0.0", CultureInfo.InvariantCulture), quality.Verdict);
            page.AddFact("Rows", quality.Rows.ToString("N0", CultureInfo.InvariantCulture));
        }
        if (report.Drift is { } drift)
            page.AddFact("Drifted columns", drift.DriftedColumns.ToString(CultureInfo.InvariantCulture), FormattableString.Invariant($"of {drift.Columns.Count}"));
        if (report.Performance?.Find("accuracy") is { } accuracy)
            page.AddFact("Accuracy", accuracy.Value.ToString("0.000", CultureInfo.InvariantCulture), FormattableString.Invariant($"{accuracy.Low:0.000} to {accuracy.High:0.000}"));
        if (report.Alerts.Count > 0)
            page.Add(new AlertList(report.Alerts));
        if (report.Drift is not null)
            page.Add(new DriftTable(report.Drift));
        if (report.Quality is not null)
            page.Add(new DataQualityCard(100 * report.Quality.Score, report.Quality.Verdict, [.. report.Quality.Issues.Select(Finding)]));
        if (report.Performance is not null)
            page.Add(new PerformanceTable(report.Performance));
        return page;
    }

    private static QualityFinding Finding(QualityIssue issue) => new(
        issue.Column is null ? issue.Check.ToString() : $"{issue.Check}: {issue.Column}",
        issue.Severity switch
        {
            DefectSeverity.Critical => FindingSeverity.Critical,
            DefectSeverity.Error => FindingSeverity.Error,
            _ => FindingSeverity.Warning,
        },
        issue.Count, null, issue.Message);
}
