using MarketMaster.Monitoring;

namespace MarketMaster.Reporting;

/// <summary>The measures of a performance report with their bands, and what was expected before the labels came.</summary>
/// <param name="report">The report.</param>
public sealed class PerformanceTable(PerformanceReport report) : IReportSection
{
    /// <summary>The report.</summary>
    public PerformanceReport Report { get; } = report ?? throw new ArgumentNullException(nameof(report));

    /// <inheritdoc/>
    public string Title { get; init; } = "Performance in use";

    /// <inheritdoc/>
    public void Write(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Html($"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Performance\"><table class=\"figures\"><thead><tr><th scope=\"col\">Measure</th><th scope=\"col\">Value</th><th scope=\"col\">95 % band</th></tr></thead>\n<tbody>\n");
        foreach (var measure in Report.Measures)
        {
            writer.Html($"<tr><th scope=\"row\">{measure.Name.Replace('_', ' ')}</th><td>{measure.Value:0.0000}</td><td>");
            if (double.IsFinite(measure.Low))
                writer.Html($"{measure.Low:0.000} to {measure.High:0.000}");
            writer.Html($"</td></tr>\n");
        }
        writer.Html($"</tbody></table></div>\n<p class=\"note\">{Report.Rows:#,0} predictions with a label, worth {Report.EffectiveRows:#,0} independent ones; {Report.Pending:#,0} wait for theirs. Bands by the stationary bootstrap.");
        if (Report.Estimate is { Rows: > 0 } estimate)
            writer.Html($" Expected of the probabilities alone: accuracy {estimate.Accuracy:0.000} ± {estimate.AccuracyError:0.000}, macro F1 {estimate.MacroF1:0.000}.");
        writer.Html($"</p>\n");
        if (Report.Retrain is { IsAdvised: true } advice)
            writer.Html($"<p><strong>Retraining is advised:</strong> {string.Join("; ", advice.Reasons)}.</p>\n");
        foreach (var note in Report.Notes)
            writer.Html($"<p class=\"note\">{note}</p>\n");
    }
}
