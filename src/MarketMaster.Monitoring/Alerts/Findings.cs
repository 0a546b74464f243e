namespace MarketMaster.Monitoring;

/// <summary>Turns reports into findings; null where there is nothing to tell.</summary>
internal static class Findings
{
    private const int MostLines = 10;

    public static Alert? Of(QualityReport report)
    {
        if (report.Issues.Count == 0)
            return null;
        var worst = report.Issues.Max(i => i.Severity);
        var severity = worst switch { DefectSeverity.Critical => AlertSeverity.Critical, DefectSeverity.Error => AlertSeverity.Warning, _ => AlertSeverity.Info };
        return new(
            AlertKind.DataQuality, severity, report.ModelName, report.Timestamp,
            FormattableString.Invariant($"{report.ModelName}: data quality {report.Score:0.000}, {report.Issues.Count} issues in {report.Rows} rows"),
            Lines(report.Issues.Select(i => $"{i.Column ?? "rows"}: {i.Message}")));
    }

    /// <summary>Columns whose reference rows move together are one line.</summary>
    public static Alert? Of(DriftReport report, ReferenceProfile reference)
    {
        if (!report.IsDrifted)
            return null;
        var lines = ColumnClusters.Of(report.ByImpact(), reference).Select(Line).ToList();
        if (report.Multivariate is { IsCorrelationDrifted: true, LargestChange: { } change } m)
            lines.Add(FormattableString.Invariant($"correlation of {change.First} and {change.Second}: {change.Reference:0.00}, now {change.Current:0.00} (p {m.CorrelationAdjustedPValue:G2})"));
        if (report.Multivariate is { IsReconstructionDrifted: true } r)
            lines.Add(FormattableString.Invariant($"reconstruction error {r.ReferenceReconstructionError:0.00}, now {r.CurrentReconstructionError:0.00} (p {r.ReconstructionAdjustedPValue:G2})"));
        return new(
            AlertKind.Drift, report.DriftShare >= 0.5 ? AlertSeverity.Critical : AlertSeverity.Warning, report.ModelName, report.Timestamp,
            FormattableString.Invariant($"{report.ModelName}: {report.DriftedColumns} of {report.Columns.Count} columns drifted in {report.CurrentRows} rows"), Lines(lines));
    }

    public static Alert? Of(RetrainAdvice? advice) => advice is not { IsAdvised: true }
        ? null
        : new(AlertKind.Retrain, advice.IsCertain ? AlertSeverity.Warning : AlertSeverity.Info, advice.ModelName, advice.Timestamp, $"{advice.ModelName}: retraining is advised", advice.Reasons);

    public static Alert? OfStream(string modelName, DateTimeOffset now, IReadOnlyCollection<string> detections) => detections.Count == 0
        ? null
        : new(AlertKind.Stream, AlertSeverity.Warning, modelName, now, FormattableString.Invariant($"{modelName}: streaming detectors fired in {detections.Count} columns"), Lines(detections));

    private static string Line(IReadOnlyList<ColumnDrift> cluster)
    {
        var first = cluster[0];
        var others = cluster.Count > 1 ? FormattableString.Invariant($", with it {string.Join(", ", cluster.Skip(1).Select(c => c.Name))}") : "";
        return first.Missing.IsDrifted && first.Status != DriftStatus.Drifted
            ? FormattableString.Invariant($"{first.Name}: {first.Missing.CurrentShare:0.0%} missing, was {first.Missing.ReferenceShare:0.0%} (p {first.Missing.AdjustedPValue:G2}){others}")
            : FormattableString.Invariant($"{first.Name}: effect {first.Effect:0.00} (p {first.AdjustedPValue:G2}), mean {first.CurrentMean:G4}, was {first.ReferenceMean:G4}{others}");
    }

    private static List<string> Lines(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        return all.Count <= MostLines ? all : [.. all.Take(MostLines), FormattableString.Invariant($"and {all.Count - MostLines} more")];
    }
}
