using MarketMaster.Prediction;

namespace MarketMaster.Reporting;

/// <summary>How often predictions of a given confidence are right: on the diagonal, confidence can be taken at its word.</summary>
/// <param name="bins">The bins, by rising confidence.</param>
/// <param name="expectedCalibrationError">Mean distance from the diagonal, weighted by rows, 0 to 1.</param>
public sealed class ReliabilityCurve(IReadOnlyList<ReliabilityBin> bins, double expectedCalibrationError) : IReportSection
{
    private const double Left = 46;
    private const double Top = 10;
    private const double PlotWidth = 360;
    private const double PlotHeight = 220;
    private const double CountsTop = Top + PlotHeight + 26;
    private const double CountsHeight = 48;

    /// <summary>Takes the curve of an evaluation.</summary>
    /// <param name="evaluation">The evaluation.</param>
    public ReliabilityCurve(Evaluation evaluation)
        : this((evaluation ?? throw new ArgumentNullException(nameof(evaluation))).Reliability, evaluation.ExpectedCalibrationError) { }

    /// <summary>The bins.</summary>
    public IReadOnlyList<ReliabilityBin> Bins { get; } = bins ?? throw new ArgumentNullException(nameof(bins));

    /// <summary>Expected calibration error, 0 to 1.</summary>
    public double ExpectedCalibrationError { get; } = expectedCalibrationError;

    /// <inheritdoc/>
    public string Title { get; init; } = "Reliability of the confidence";

    /// <inheritdoc/>
    public void Write(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Html($"<svg viewBox=\"0 0 {Left + PlotWidth + 14} {CountsTop + CountsHeight + 8}\" role=\"img\" aria-label=\"Reliability curve, expected calibration error {ExpectedCalibrationError:0.000}\">\n");
        WriteGrid(writer);
        WriteCounts(writer);
        WriteCurve(writer);
        writer.Html($"<text x=\"{Left + 10}\" y=\"{Top + 20}\" class=\"strong\">ECE {ExpectedCalibrationError:0.000}</text>\n</svg>\n");
        writer.Html($"<p class=\"note\">Share of right predictions by confidence, with 95 % intervals (Wilson) that treat rows as independent; below, how many rows. Under the diagonal the model is too sure, above it too modest.</p>\n");
    }

    private static double X(double confidence) => Left + confidence * PlotWidth;

    private static double Y(double accuracy) => Top + (1 - accuracy) * PlotHeight;

    private static void WriteGrid(ReportWriter writer)
    {
        for (var i = 0; i <= 5; i++)
        {
            var at = i / 5.0;
            writer.Html($"<path d=\"M{X(at):0.##} {Top}V{Top + PlotHeight}M{Left} {Y(at):0.##}H{Left + PlotWidth}\" class=\"grid\"/><text x=\"{X(at):0.##}\" y=\"{Top + PlotHeight + 16}\" class=\"mid small\">{at:0.0}</text><text x=\"{Left - 8}\" y=\"{Y(at) + 4:0.##}\" class=\"end small\">{at:0 %}</text>\n");
        }
        writer.Html($"<path d=\"M{X(0)} {Y(0)}L{X(1)} {Y(1)}\" class=\"ideal\"/>\n");
    }

    private void WriteCounts(ReportWriter writer)
    {
        var most = Bins.Count == 0 ? 0 : Bins.Max(b => b.Count);
        foreach (var bin in Bins.Where(b => b.Count > 0))
        {
            var height = CountsHeight * bin.Count / most;
            writer.Html($"<rect x=\"{X(bin.From) + 1:0.##}\" y=\"{CountsTop + CountsHeight - height:0.##}\" width=\"{(bin.To - bin.From) * PlotWidth - 2:0.##}\" height=\"{height:0.##}\" class=\"count\"><title>{bin.Count} rows</title></rect>\n");
        }
        writer.Html($"<text x=\"{Left - 8}\" y=\"{CountsTop + CountsHeight}\" class=\"end small\">rows</text>\n");
    }

    private void WriteCurve(ReportWriter writer)
    {
        var filled = Bins.Where(b => b.Count > 0).ToList();
        for (var i = 0; i < filled.Count; i++)
        {
            var (x, y) = (X(filled[i].MeanConfidence), Y(filled[i].Accuracy));
            var (low, high) = WilsonInterval.Of(filled[i].Accuracy, filled[i].Count);
            if (i > 0)
                writer.Html($"<path d=\"M{X(filled[i - 1].MeanConfidence):0.##} {Y(filled[i - 1].Accuracy):0.##}L{x:0.##} {y:0.##}\" class=\"curve\"/>");
            writer.Html($"<path d=\"M{x:0.##} {Y(low):0.##}V{Y(high):0.##}\" class=\"error\"/><circle cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"4\" class=\"point\"><title>confidence {filled[i].MeanConfidence:0.000}, right {filled[i].Accuracy:0.0 %} of {filled[i].Count}</title></circle>\n");
        }
    }
}
