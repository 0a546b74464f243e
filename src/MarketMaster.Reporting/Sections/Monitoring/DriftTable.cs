using MarketMaster.Monitoring;

namespace MarketMaster.Reporting;

/// <summary>The columns of a drift report: those that drifted first, then by effect.</summary>
/// <param name="report">The report.</param>
public sealed class DriftTable(DriftReport report) : IReportSection
{
    private const int MostRows = 100;

    /// <summary>The report.</summary>
    public DriftReport Report { get; } = report ?? throw new ArgumentNullException(nameof(report));

    /// <inheritdoc/>
    public string Title { get; init; } = "Drift against the reference";

    /// <inheritdoc/>
    public SectionWidth Width => SectionWidth.Full;

    /// <inheritdoc/>
    public void Write(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Html($"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Drift of the columns\"><table class=\"figures\"><thead><tr><th scope=\"col\">Column</th><th scope=\"col\">Decision</th><th scope=\"col\">Adjusted p</th><th scope=\"col\">Effect</th><th scope=\"col\">Noise</th><th scope=\"col\">Mean then</th><th scope=\"col\">Mean now</th><th scope=\"col\">Deviation then</th><th scope=\"col\">Deviation now</th><th scope=\"col\">Missing</th><th scope=\"col\">Independent rows</th></tr></thead>\n<tbody>\n");
        foreach (var c in Report.Columns.OrderByDescending(c => c.IsDrifted).ThenByDescending(c => c.Impact).Take(MostRows))
        {
            writer.Html($"<tr><th scope=\"row\">{c.Name}</th><td><span class=\"badge {Badge(c)}\">{c.DescribeDecision()}</span></td><td>{c.AdjustedPValue:0.0000}</td><td>{c.Effect:0.00}</td><td>{c.NoiseFloor:0.00}</td><td>{c.ReferenceMean:G4}</td><td>{c.CurrentMean:G4}</td><td>{c.ReferenceDeviation:G4}</td><td>{c.CurrentDeviation:G4}</td>");
            writer.Html($"<td>{c.Missing.CurrentShare:0.0 %}</td><td>{Math.Min(c.EffectiveReferenceRows, c.EffectiveCurrentRows):#,0}</td></tr>\n");
        }
        writer.Html($"</tbody></table></div>\n<p class=\"note\">{Report.CurrentRows:#,0} rows against {Report.ReferenceRows:#,0}. A column drifted where its p-value, corrected for all hypotheses of the report, is at most {Report.Alpha:0.###} and its effect at least {Report.MinimumEffect:0.##}: Wasserstein's distance over the deviation, or Cramer's V. Noise is the effect to expect without drift. Persistent rows count by what they are worth in independent ones; below a least number nothing is decided.</p>\n");
        WriteMultivariate(writer);
    }

    private void WriteMultivariate(ReportWriter writer)
    {
        if (Report.Multivariate is not { } m)
            return;
        if (m.LargestChange is { } change)
            writer.Html($"<p>Correlations: {(m.IsCorrelationDrifted ? "drifted" : "stable")} (adjusted p {m.CorrelationAdjustedPValue:0.0000}); the clearest change is that of {change.First} and {change.Second}, from {change.Reference:0.00} to {change.Current:0.00}.");
        if (double.IsFinite(m.CurrentReconstructionError))
            writer.Html($" Reconstruction by {m.Components} components: {(m.IsReconstructionDrifted ? "drifted" : "stable")}, mean error {m.ReferenceReconstructionError:0.00}, now {m.CurrentReconstructionError:0.00} (adjusted p {m.ReconstructionAdjustedPValue:0.0000}).");
        if (m.LargestChange is not null)
            writer.Html($"</p>\n");
        if (m.Note is { } note)
            writer.Html($"<p class=\"note\">{note}</p>\n");
    }

    private static string Badge(ColumnDrift column) => column.IsDrifted ? "Error" : column.Status == DriftStatus.Stable ? "Info" : "Warning";
}
