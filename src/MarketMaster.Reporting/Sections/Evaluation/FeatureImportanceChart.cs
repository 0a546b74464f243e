using MarketMaster.Prediction;

namespace MarketMaster.Reporting;

/// <summary>The most important features as bars, with one standard error to each side.</summary>
/// <param name="importances">The features, in any order.</param>
public sealed class FeatureImportanceChart(IReadOnlyList<FeatureImportance> importances) : IReportSection
{
    private const double Left = 132;
    private const double BarsWidth = 236;
    private const double RowHeight = 21;
    private const int LongestName = 18;

    /// <summary>The features.</summary>
    public IReadOnlyList<FeatureImportance> Importances { get; } = importances ?? throw new ArgumentNullException(nameof(importances));

    /// <inheritdoc/>
    public string Title { get; init; } = "Feature importance";

    /// <summary>What the numbers are, in one sentence below the bars.</summary>
    public string Note { get; init; } = "Impurity importance: the feature's share of what all splits gained, with its standard error over the trees.";

    /// <summary>The most features shown, 1 or more; 25 by default.</summary>
    public int MaxFeatures
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 25;

    /// <inheritdoc/>
    public void Write(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Importances.Count == 0)
        {
            writer.Html($"<p class=\"empty\">There are no features to show.</p>\n");
            return;
        }
        var shown = Importances.OrderByDescending(i => i.Importance).ThenBy(i => i.Feature, StringComparer.Ordinal).Take(MaxFeatures).ToList();
        writer.Html($"<svg viewBox=\"0 0 {Left + BarsWidth + 56} {shown.Count * RowHeight + 4}\" role=\"img\" aria-label=\"Feature importance, the highest is {shown[0].Feature}\">\n");
        WriteBars(writer, shown);
        writer.Html($"</svg>\n<p class=\"note\">{Note}");
        if (shown.Count < Importances.Count)
            writer.Html($" The {shown.Count} highest of {Importances.Count} are shown.");
        writer.Html($"</p>\n");
    }

    private static void WriteBars(ReportWriter writer, List<FeatureImportance> shown)
    {
        var low = Math.Min(0, shown.Min(i => i.Importance - Error(i)));
        var span = Math.Max(shown.Max(i => i.Importance + Error(i)) - low, 1e-12);
        var zero = X(0);
        for (var row = 0; row < shown.Count; row++)
        {
            var (feature, y) = (shown[row], row * RowHeight + 2);
            var end = X(feature.Importance);
            writer.Html($"<g><title>{feature.Feature}: {feature.Importance:0.#####} ± {feature.StandardError:0.#####}</title><text x=\"{Left - 8}\" y=\"{y + 14}\" class=\"end small\">{Shorten(feature.Feature)}</text>");
            writer.Html($"<rect x=\"{Math.Min(zero, end):0.##}\" y=\"{y + 3}\" width=\"{Math.Abs(end - zero):0.##}\" height=\"{RowHeight - 7}\" rx=\"2\" class=\"bar\"/>");
            writer.Html($"<path d=\"M{X(feature.Importance - Error(feature)):0.##} {y + 10}H{X(feature.Importance + Error(feature)):0.##}\" class=\"error\"/><text x=\"{Left + BarsWidth + 6}\" y=\"{y + 14}\" class=\"small\">{feature.Importance:0.0000}</text></g>\n");
        }

        double X(double importance) => Left + (importance - low) / span * BarsWidth;
    }

    private static double Error(FeatureImportance importance) => double.IsFinite(importance.StandardError) ? importance.StandardError : 0;

    private static string Shorten(string name) => name.Length <= LongestName ? name : string.Concat(name.AsSpan(0, LongestName - 1), "…");
}
