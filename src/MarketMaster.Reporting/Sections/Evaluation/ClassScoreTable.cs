using MarketMaster.Prediction;

namespace MarketMaster.Reporting;

/// <summary>Precision, recall and F1 of each class.</summary>
/// <param name="scores">The scores, in the order in which they are listed.</param>
public sealed class ClassScoreTable(IReadOnlyList<ClassScore> scores) : IReportSection
{
    /// <summary>The scores.</summary>
    public IReadOnlyList<ClassScore> Scores { get; } = scores ?? throw new ArgumentNullException(nameof(scores));

    /// <inheritdoc/>
    public string Title { get; init; } = "Scores by class";

    /// <inheritdoc/>
    public void Write(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Html($"""
            <div class="scroll" tabindex="0" role="group" aria-label="Scores by class"><table class="figures"><thead><tr><th scope="col">Class</th><th scope="col">Precision</th><th scope="col">Recall</th><th scope="col">F1</th><th scope="col">Labels</th><th scope="col">Predicted</th></tr></thead>
            <tbody>

            """);
        foreach (var s in Scores)
            writer.Html($"<tr><th scope=\"row\"><span class=\"dot {ActionLabels.ClassOf(s.Action)}\"></span>{ActionLabels.Of(s.Action)}</th><td>{s.Precision:0.000}</td><td>{s.Recall:0.000}</td><td>{s.F1:0.000}</td><td>{s.Support:#,0}</td><td>{s.Predicted:#,0}</td></tr>\n");
        writer.Html($"</tbody></table></div>\n<p class=\"note\">Precision: of the rows predicted as the class, the share that is of it. Recall: of the rows of the class, the share that was found.</p>\n");
    }
}
