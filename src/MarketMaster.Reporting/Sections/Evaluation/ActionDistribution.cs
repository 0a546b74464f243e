using MarketMaster.Prediction;

namespace MarketMaster.Reporting;

/// <summary>The shares of the five actions, for labels beside predictions or whatever else is to be compared.</summary>
/// <param name="groups">What is compared, one to four groups of five counts.</param>
public sealed class ActionDistribution(params IReadOnlyList<ActionCounts> groups) : IReportSection
{
    private const double Left = 40;
    private const double Top = 8;
    private const double PlotHeight = 170;
    private const double ClassWidth = 76;
    private const double Gap = 14;

    /// <summary>Takes labels and predictions of an evaluation.</summary>
    /// <param name="evaluation">The evaluation.</param>
    public ActionDistribution(Evaluation evaluation) : this(FromEvaluation(evaluation)) { }

    /// <summary>What is compared.</summary>
    public IReadOnlyList<ActionCounts> Groups { get; } = Checked(groups);

    /// <inheritdoc/>
    public string Title { get; init; } = "Labels and predictions";

    /// <inheritdoc/>
    public void Write(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var shares = Groups.Select(Shares).ToList();
        var top = Math.Max(0.1, Math.Ceiling(shares.Max(s => s.Max()) * 10) / 10);
        const double width = Left + ClassWidth * TradeActions.Count;
        writer.Html($"<ul class=\"key\">");
        for (var g = 0; g < Groups.Count; g++)
            writer.Html($"<li><span class=\"swatch g{g}\"></span>{Groups[g].Name} <small>{Groups[g].Counts.Sum():#,0}</small></li>");
        writer.Html($"</ul>\n<svg viewBox=\"0 0 {width} {Top + PlotHeight + 24}\" role=\"img\" aria-label=\"Shares of the five actions in {string.Join(", ", Groups.Select(g => g.Name))}\">\n");
        for (var i = 0; i <= 2; i++)
        {
            var y = Top + PlotHeight * i / 2;
            writer.Html($"<path d=\"M{Left} {y}H{width}\" class=\"grid\"/><text x=\"{Left - 6}\" y=\"{y + 4}\" class=\"end small\">{top * (2 - i) / 2:0 %}</text>\n");
        }
        foreach (var action in TradeActions.All)
            WriteClass(writer, action, shares, top);
        writer.Html($"</svg>\n");
    }

    private void WriteClass(ReportWriter writer, TradeAction action, List<double[]> shares, double top)
    {
        var left = Left + (int)action * ClassWidth + Gap / 2;
        var width = (ClassWidth - Gap) / Groups.Count;
        for (var g = 0; g < Groups.Count; g++)
        {
            var share = shares[g][(int)action];
            var height = PlotHeight * share / top;
            writer.Html($"<rect x=\"{left + g * width:0.##}\" y=\"{Top + PlotHeight - height:0.##}\" width=\"{width - 2:0.##}\" height=\"{height:0.##}\" rx=\"2\" class=\"{ActionLabels.ClassOf(action)} g{g}\"><title>{Groups[g].Name}, {ActionLabels.Of(action)}: {Groups[g].Counts[(int)action]:#,0} ({share:0.0 %})</title></rect>");
        }
        writer.Html($"<text x=\"{left + (ClassWidth - Gap) / 2:0.##}\" y=\"{Top + PlotHeight + 18}\" class=\"mid small\">{ActionLabels.Of(action)}</text>\n");
    }

    private static double[] Shares(ActionCounts group)
    {
        var total = Math.Max(1L, group.Counts.Sum(c => (long)c));
        return [.. group.Counts.Select(c => (double)c / total)];
    }

    private static ActionCounts[] FromEvaluation(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return
        [
            new("Labels", [.. evaluation.Classes.Select(c => c.Support)]),
            new("Predictions", [.. evaluation.Classes.Select(c => c.Predicted)]),
        ];
    }

    private static IReadOnlyList<ActionCounts> Checked(IReadOnlyList<ActionCounts> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count is < 1 or > 4)
            throw new ArgumentException($"{groups.Count} groups: one to four can be compared", nameof(groups));
        foreach (var group in groups)
        {
            if (group.Counts.Count != TradeActions.Count)
                throw new ArgumentException($"'{group.Name}' has {group.Counts.Count} counts: there must be {TradeActions.Count}", nameof(groups));
        }
        return groups;
    }
}
