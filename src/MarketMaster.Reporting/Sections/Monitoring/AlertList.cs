using MarketMaster.Monitoring;

namespace MarketMaster.Reporting;

/// <summary>The alerts of a monitoring report.</summary>
/// <param name="alerts">The alerts.</param>
public sealed class AlertList(IReadOnlyList<Alert> alerts) : IReportSection
{
    /// <summary>The alerts.</summary>
    public IReadOnlyList<Alert> Alerts { get; } = alerts ?? throw new ArgumentNullException(nameof(alerts));

    /// <inheritdoc/>
    public string Title { get; init; } = "Alerts";

    /// <inheritdoc/>
    public SectionWidth Width => SectionWidth.Full;

    /// <inheritdoc/>
    public void Write(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var alert in Alerts)
        {
            writer.Html($"<p><span class=\"badge {(alert.Severity == AlertSeverity.Critical ? "Critical" : alert.Severity == AlertSeverity.Warning ? "Warning" : "Info")}\">{alert.Severity.ToString()}</span> <strong>{alert.Title}</strong></p>\n<ul>\n");
            foreach (var line in alert.Details)
                writer.Html($"<li>{line}</li>\n");
            writer.Html($"</ul>\n");
        }
    }
}
