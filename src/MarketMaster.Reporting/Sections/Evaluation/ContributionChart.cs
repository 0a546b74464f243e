using MarketMaster.Prediction;

namespace MarketMaster.Reporting;

/// <summary>What each feature adds to, or takes from, the probability or score of one action: the reasons for one prediction.</summary>
/// <param name="explanation">The explanation of the row.</param>
/// <param name="action">The action; null takes the predicted one.</param>
public sealed class ContributionChart(ActionExplanation explanation, TradeAction? action = null) : IReportSection
{
    private const double Left = 132;
    private const double BarsWidth = 236;
    private const double RowHeight = 21;
    private const int MostFeatures = 12;
    private const int LongestName = 18;

    /// <summary>The explanation.</summary>
    public ActionExplanation Explanation { get; } = explanation ?? throw new ArgumentNullException(nameof(explanation));

    /// <summary>The action explained.</summary>
    public TradeAction Action { get; } = action ?? explanation.Prediction.Action;

    /// <inheritdoc/>
    public string Title { get; init; } = "Why this prediction";

    /// <inheritdoc/>
    public void Write(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var all = Explanation.Features.Select((name, f) => (Name: name, Value: Explanation[Action, f])).OrderByDescending(c => Math.Abs(c.Value)).ToList();
        var shown = all.Take(MostFeatures).ToList();
        writer.Html($"<svg viewBox=\"0 0 {Left + BarsWidth + 60} {shown.Count * RowHeight + 4}\" role=\"img\" aria-label=\"Contributions to {ActionLabels.Of(Action)}, the greatest is that of {shown[0].Name}\">\n");
        WriteBars(writer, shown);
        writer.Html($"</svg>\n<p class=\"note\">{ActionLabels.Of(Action)}: ");
        if (Explanation.Unit == ExplanationUnit.Probability)
            writer.Html($"{Explanation.BaseValue[Action]:0.0 %} on average, {Explanation.Prediction.Probabilities[Action]:0.0 %} here. Shapley values of the forest's probability, in percentage points; bars to the left speak against it.");
        else
            writer.Html($"score {Explanation.BaseValue[Action]:0.00} on average, {Explanation.Total(Action):0.00} and {Explanation.Prediction.Probabilities[Action]:0.0 %} here. Shapley values of the score, of which 0.7 more about doubles the odds; bars to the left speak against it.");
        if (shown.Count < all.Count)
            writer.Html($" The other {all.Count - shown.Count} features add {Points(all.Skip(MostFeatures).Sum(c => c.Value))}.");
        writer.Html($"</p>\n");
    }

    private void WriteBars(ReportWriter writer, List<(string Name, double Value)> shown)
    {
        var low = Math.Min(0, shown.Min(c => c.Value));
        var span = Math.Max(shown.Max(c => c.Value) - low, 1e-12);
        for (var row = 0; row < shown.Count; row++)
        {
            var ((name, value), y) = (shown[row], row * RowHeight + 2);
            writer.Html($"<g><title>{name}: {Points(value)}</title><text x=\"{Left - 8}\" y=\"{y + 14}\" class=\"end small\">{Shorten(name)}</text>");
            writer.Html($"<rect x=\"{Math.Min(X(0), X(value)):0.##}\" y=\"{y + 3}\" width=\"{Math.Abs(value) / span * BarsWidth:0.##}\" height=\"{RowHeight - 7}\" rx=\"2\" class=\"bar\"/><text x=\"{Left + BarsWidth + 6}\" y=\"{y + 14}\" class=\"small\">{Points(value)}</text></g>\n");
        }

        double X(double value) => Left + (value - low) / span * BarsWidth;
    }

    private string Points(double value) => (Explanation.Unit == ExplanationUnit.Probability ? value * 100 : value).ToString("+0.00;-0.00;0.00", System.Globalization.CultureInfo.InvariantCulture);

    private static string Shorten(string name) => name.Length <= LongestName ? name : string.Concat(name.AsSpan(0, LongestName - 1), "…");
}
