using MarketMaster.Prediction;

namespace MarketMaster.Reporting;

/// <summary>A heat map of labels against predictions: counts, and shares of each row.</summary>
/// <param name="counts">Five rows of five: row = true class, column = predicted class, in class order.</param>
public sealed class ConfusionMatrix(IReadOnlyList<IReadOnlyList<int>> counts) : IReportSection
{
    private const int Left = 84;
    private const int Top = 40;
    private const int CellWidth = 67;
    private const int CellHeight = 46;
    private const double DarkShare = 0.55;

    /// <summary>Takes the matrix of an evaluation.</summary>
    /// <param name="evaluation">The evaluation.</param>
    public ConfusionMatrix(Evaluation evaluation) : this((evaluation ?? throw new ArgumentNullException(nameof(evaluation))).Confusion) { }

    /// <summary>The counts: row = true class, column = predicted class.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Counts { get; } = Square(counts);

    /// <inheritdoc/>
    public string Title { get; init; } = "Confusion matrix";

    /// <inheritdoc/>
    public void Write(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        const int width = Left + TradeActions.Count * CellWidth;
        const int height = Top + TradeActions.Count * CellHeight;
        writer.Html($"<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"Confusion matrix: rows are labels, columns are predictions\">\n<text x=\"{Left + (width - Left) / 2}\" y=\"12\" class=\"mid axis\">predicted</text>\n<text x=\"0\" y=\"12\" class=\"axis\">label</text>\n");
        foreach (var column in TradeActions.All)
            writer.Html($"<text x=\"{CenterOf(column)}\" y=\"32\" class=\"mid small\">{ActionLabels.Of(column)}</text>\n");
        foreach (var row in TradeActions.All)
            WriteRow(writer, row);
        writer.Html($"</svg>\n<p class=\"note\">Count, and share of the label's row. The darker the diagonal, the better; mistakes next to it cost less than far ones.</p>\n");
    }

    private static int CenterOf(TradeAction column) => Left + (int)column * CellWidth + CellWidth / 2;

    private static IReadOnlyList<IReadOnlyList<int>> Square(IReadOnlyList<IReadOnlyList<int>> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return counts.Count == TradeActions.Count && counts.All(row => row.Count == TradeActions.Count)
            ? counts
            : throw new ArgumentException($"a confusion matrix has {TradeActions.Count} rows of {TradeActions.Count}, not {counts.Count} of {string.Join("/", counts.Select(row => row.Count))}", nameof(counts));
    }

    private void WriteRow(ReportWriter writer, TradeAction row)
    {
        var y = Top + (int)row * CellHeight;
        var total = Counts[(int)row].Sum(count => (long)count);
        writer.Html($"<text x=\"{Left - 8}\" y=\"{y + CellHeight / 2 + 4}\" class=\"end small\">{ActionLabels.Of(row)}</text>\n");
        foreach (var column in TradeActions.All)
        {
            var count = Counts[(int)row][(int)column];
            var share = total == 0 ? 0 : (double)count / total;
            var (x, center) = (Left + (int)column * CellWidth, CenterOf(column));
            var ink = share > DarkShare ? "onheat" : "ink";
            writer.Html($"<g><title>label {ActionLabels.Of(row)}, predicted {ActionLabels.Of(column)}: {count}</title><rect x=\"{x + 1}\" y=\"{y + 1}\" width=\"{CellWidth - 2}\" height=\"{CellHeight - 2}\" rx=\"3\" class=\"cell\"/><rect x=\"{x + 1}\" y=\"{y + 1}\" width=\"{CellWidth - 2}\" height=\"{CellHeight - 2}\" rx=\"3\" class=\"heat\" fill-opacity=\"{share:0.###}\"/>");
            writer.Html($"<text x=\"{center}\" y=\"{y + 20}\" class=\"mid strong {ink}\">{count:#,0}</text><text x=\"{center}\" y=\"{y + 36}\" class=\"mid small {ink}\">{share:0.0 %}</text></g>\n");
        }
    }
}
