namespace MarketMaster.Monitoring;

/// <summary>A validation of bars as a report of quality.</summary>
internal static class BarQuality
{
    public static QualityReport Of(BarValidationReport report, string modelName, DateTimeOffset now)
    {
        var rows = report.Bars.Count;
        return new()
        {
            ModelName = modelName,
            Timestamp = now,
            Rows = rows,
            Score = rows == 0 ? 0 : report.DataQualityScore,
            Issues = rows == 0
                ? [new(QualityCheck.NoRows, DefectSeverity.Critical, null, 0, 0, "there are no bars")]
                : [.. report.Issues.Select(i => new QualityIssue(QualityCheck.Bars, i.Severity, i.Defect.ToName(), i.Count, Math.Min(1, i.Count / (double)rows), i.ToString()))],
            Columns = [.. report.MissingValues.Select(m => new ColumnQuality(
                m.Key, rows, m.Value, 0, 0, 0, double.NaN, double.NaN, double.NaN, m.Value > 0 ? ValidationStatus.Fail : ValidationStatus.Pass))],
        };
    }
}
