namespace MarketMaster.Reporting;

/// <summary>The quality of the data behind the report: a score, a verdict and what was found.</summary>
/// <param name="score">Quality score, 0 to 100.</param>
/// <param name="status">The verdict in a word or two, such as <c>Pass</c>.</param>
/// <param name="findings">What was found; empty for clean data.</param>
public sealed class DataQualityCard(double score, string status, IReadOnlyList<QualityFinding> findings) : IReportSection
{
    private const double Radius = 52;
    private const double Good = 90;
    private const double Fair = 60;

    /// <summary>Quality score, 0 to 100.</summary>
    public double Score { get; } = score is >= 0 and <= 100 ? score : throw new ArgumentOutOfRangeException(nameof(score), score, "a quality score lies between 0 and 100");

    /// <summary>The verdict in a word or two.</summary>
    public string Status { get; } = status ?? throw new ArgumentNullException(nameof(status));

    /// <summary>What was found.</summary>
    public IReadOnlyList<QualityFinding> Findings { get; } = findings ?? throw new ArgumentNullException(nameof(findings));

    /// <inheritdoc/>
    public string Title { get; init; } = "Data quality";

    private FindingSeverity Worst => Findings.Count == 0 ? FindingSeverity.Info : Findings.Max(f => f.Severity);

    /// <summary>The card of a validation.</summary>
    /// <param name="report">What the validator found.</param>
    /// <returns>Its score, its verdict and a finding per issue.</returns>
    public static DataQualityCard Of(BarValidationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(report.Quality.Score, report.Status.ToString(), [.. report.Issues.Select(Finding)]);
    }

    private static QualityFinding Finding(BarIssue issue) => new(
        issue.Defect.ToName(),
        issue.Severity switch
        {
            DefectSeverity.Critical => FindingSeverity.Critical,
            DefectSeverity.Error => FindingSeverity.Error,
            _ => FindingSeverity.Warning,
        },
        issue.Count, issue.FirstTime, issue.Defect.Meaning());

    /// <inheritdoc/>
    public void Write(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var length = 2 * Math.PI * Radius;
        writer.Html($"""
            <div class="quality"><svg viewBox="0 0 130 130" role="img" aria-label="Quality score {Score:0.#} of 100, {Status}">
            <circle cx="65" cy="65" r="{Radius}" class="ring"/><circle cx="65" cy="65" r="{Radius}" class="score {Level()}" stroke-dasharray="{length * Score / 100:0.##} {length:0.##}" transform="rotate(-90 65 65)"/>
            <text x="65" y="72" class="mid big">{Score:0.#}</text><text x="65" y="90" class="mid small">of 100</text></svg>
            <p class="status {Level()}">{Status}</p></div>

            """);
        if (Findings.Count == 0)
            writer.Html($"<p class=\"note\">No check found anything.</p>\n");
        else
            WriteFindings(writer);
    }

    private void WriteFindings(ReportWriter writer)
    {
        writer.Html($"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Findings\"><table class=\"findings\"><thead><tr><th scope=\"col\">Check</th><th scope=\"col\">Severity</th><th scope=\"col\">Rows</th><th scope=\"col\">First, UTC</th><th scope=\"col\">What</th></tr></thead>\n<tbody>\n");
        foreach (var finding in Findings.OrderByDescending(f => f.Severity).ThenByDescending(f => f.Count))
        {
            var severity = finding.Severity.ToString();
            writer.Html($"<tr><th scope=\"row\">{finding.Check}</th><td><span class=\"badge {severity}\">{severity}</span></td><td class=\"number\">{finding.Count:#,0}</td><td class=\"time\">");
            if (finding.FirstTime is { } time)
                writer.Html($"{time}");
            writer.Html($"</td><td>{finding.Message}</td></tr>\n");
        }
        writer.Html($"</tbody></table></div>\n");
    }

    private string Level() => (Score, Worst) switch
    {
        (_, FindingSeverity.Critical) or ( < Fair, _) => "bad",
        ( >= Good, < FindingSeverity.Error) => "good",
        _ => "fair",
    };
}
