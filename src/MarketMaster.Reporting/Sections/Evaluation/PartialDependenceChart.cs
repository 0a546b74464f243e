using System.Globalization;
using MarketMaster.Prediction;

namespace MarketMaster.Reporting;

/// <summary>What the model says on average where one feature has a given value, action by action.</summary>
/// <param name="feature">Name of the feature.</param>
/// <param name="points">The points, by rising value.</param>
public sealed class PartialDependenceChart(string feature, IReadOnlyList<PartialDependencePoint> points) : IReportSection
{
    private const double Left = 50;
    private const double PlotWidth = 400;
    private const double Top = 8;
    private const double PlotHeight = 190;

    /// <summary>Name of the feature.</summary>
    public string Feature { get; } = feature ?? throw new ArgumentNullException(nameof(feature));

    /// <summary>The points.</summary>
    public IReadOnlyList<PartialDependencePoint> Points { get; } = points ?? throw new ArgumentNullException(nameof(points));

    /// <inheritdoc/>
    public string Title { get; init; } = $"Partial dependence on {feature}";

    /// <inheritdoc/>
    public void Write(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Points.Count == 0)
        {
            writer.Html($"<p class=\"empty\">There are no points to show.</p>\n");
            return;
        }
        writer.Html($"<ul class=\"key\">");
        foreach (var action in TradeActions.All)
            writer.Html($"<li><span class=\"dot a{(int)action}\"></span>{ActionLabels.Of(action)}</li>");
        writer.Html($"</ul>\n<svg viewBox=\"0 0 {Left + PlotWidth + 14} {Top + PlotHeight + 24}\" role=\"img\" aria-label=\"Mean probability of each action by {Feature}\">\n");
        WriteLines(writer);
        writer.Html($"</svg>\n<p class=\"note\">Mean probability of each action over the judged rows, when {Feature} alone is set to each value. Values lie at equal shares of the rows. Features that move together are torn apart here: a hint, not a cause.</p>\n");
    }

    private void WriteLines(ReportWriter writer)
    {
        var all = Points.SelectMany(p => TradeActions.All.Select(a => p.Probabilities[a])).ToList();
        var (low, high) = (Math.Max(0, all.Min() - 0.01), all.Max() + 0.01);
        for (var i = 0; i <= 4; i++)
        {
            var value = low + ((high - low) * i / 4);
            writer.Html($"<path d=\"M{Left} {Y(value):0.#}H{Left + PlotWidth}\" class=\"grid\"/><text x=\"{Left - 8}\" y=\"{Y(value) + 4:0.#}\" class=\"end small\">{value:0 %}</text>");
        }
        for (var i = 0; i <= 4; i++)
        {
            var at = (Points.Count - 1) * i / 4;
            writer.Html($"<text x=\"{X(at):0.#}\" y=\"{Top + PlotHeight + 18}\" class=\"{(i == 0 ? "small" : i == 4 ? "end small" : "mid small")}\">{Short(Points[at].Value)}</text>");
        }
        writer.Html($"\n");
        foreach (var action in TradeActions.All)
        {
            writer.Html($"<polyline class=\"line a{(int)action}\" points=\"");
            for (var i = 0; i < Points.Count; i++)
                writer.Html($"{X(i):0.#},{Y(Points[i].Probabilities[action]):0.##} ");
            writer.Html($"\"><title>{ActionLabels.Of(action)}</title></polyline>\n");
        }

        // Five of them must fit side by side.
        static string Short(double value) => Math.Abs(value) switch
        {
            >= 1e9 or (> 0 and < 1e-3) => value.ToString("G2", CultureInfo.InvariantCulture),
            >= 1e6 => (value / 1e6).ToString("0.##M", CultureInfo.InvariantCulture),
            >= 1e4 => (value / 1e3).ToString("0.#k", CultureInfo.InvariantCulture),
            _ => value.ToString("G4", CultureInfo.InvariantCulture),
        };

        double X(int index) => Left + (Points.Count == 1 ? 0 : index * PlotWidth / (Points.Count - 1));

        double Y(double probability) => Top + ((1 - ((probability - low) / (high - low))) * PlotHeight);
    }
}
