using MarketMaster.Prediction;

namespace MarketMaster.Reporting;

/// <summary>The equity of the predicted actions beside buy-and-hold and never trading, with the drawdown below.</summary>
/// <param name="result">The backtest.</param>
public sealed class EquityChart(BacktestResult result) : IReportSection
{
    private const double Left = 56;
    private const double PlotWidth = 920;
    private const double Top = 8;
    private const double PlotHeight = 250;
    private const double LossTop = Top + PlotHeight + 14;
    private const double LossHeight = 70;
    private const int MostPoints = 600;

    /// <summary>The backtest.</summary>
    public BacktestResult Result { get; } = result ?? throw new ArgumentNullException(nameof(result));

    /// <inheritdoc/>
    public string Title { get; init; } = "Paper backtest: equity after costs";

    /// <inheritdoc/>
    public SectionWidth Width => SectionWidth.Full;

    /// <inheritdoc/>
    public void Write(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var points = Thinned();
        var last = points[^1];
        writer.Html($"<ul class=\"key\"><li><span class=\"swatch c0\"></span>Predicted actions {last.Equity - 1:+0.0 %;-0.0 %}</li><li><span class=\"swatch c1\"></span>Buy and hold {last.BuyAndHold - 1:+0.0 %;-0.0 %}</li><li><span class=\"swatch c2\"></span>Always flat {last.AlwaysFlat - 1:+0.0 %;-0.0 %}</li></ul>\n");
        writer.Html($"<svg class=\"wide\" viewBox=\"0 0 {Left + PlotWidth + 12} {LossTop + LossHeight + 24}\" role=\"img\" aria-label=\"Equity of the predicted actions ends at {last.Equity:0.000}, of buy and hold at {last.BuyAndHold:0.000}\">\n");
        WriteEquity(writer, points);
        WriteDrawdown(writer, points);
        WriteDates(writer, points);
        writer.Html($"</svg>\n<p class=\"note\">Equity at bar closes, starting at 1{(LogScale(points) ? ", on a logarithmic scale" : "")}; below, the loss from the highest equity before. ");
        if (Result.IsRuined)
            writer.Html($"<strong>The capital was lost whole, which ended the trading.</strong> ");
        writer.Html($"Trading by these rules in this past: no promise of any return.</p>\n");
    }

    private EquityPoint[] Thinned()
    {
        var curve = Result.Curve;
        var step = Math.Max(1, (curve.Count + MostPoints - 1) / MostPoints);
        // The last of each stretch, so that the end is the end.
        return [.. Enumerable.Range(0, curve.Count).Where(i => i == 0 || (curve.Count - 1 - i) % step == 0).Select(i => curve[i])];
    }

    // Doublings look alike on a logarithmic scale; it needs an equity above 0.
    private static bool LogScale(EquityPoint[] points)
    {
        var (low, high) = Range(points);
        return low > 0 && high / low > 4;
    }

    private static (double Low, double High) Range(EquityPoint[] points) => (
        points.Min(p => Math.Min(p.Equity, Math.Min(p.BuyAndHold, p.AlwaysFlat))), points.Max(p => Math.Max(p.Equity, Math.Max(p.BuyAndHold, p.AlwaysFlat))));

    private static double X(int index, int count) => Left + (count == 1 ? 0 : index * PlotWidth / (count - 1));

    private static void WriteEquity(ReportWriter writer, EquityPoint[] points)
    {
        var isLog = LogScale(points);
        var (low, high) = Range(points);
        var (bottom, span) = (Scaled(low), Math.Max(Scaled(high) - Scaled(low), 1e-9));
        for (var i = 0; i <= 4; i++)
        {
            var value = bottom + (span * i / 4);
            writer.Html($"<path d=\"M{Left} {Y(value):0.#}H{Left + PlotWidth}\" class=\"grid\"/><text x=\"{Left - 8}\" y=\"{Y(value) + 4:0.#}\" class=\"end small\">{(isLog ? Math.Exp(value) : value):0.00}</text>");
        }
        if (low <= 1 && high >= 1)
            writer.Html($"<path d=\"M{Left} {Y(Scaled(1)):0.#}H{Left + PlotWidth}\" class=\"ideal\"/>\n");
        Line("flat", p => p.AlwaysFlat);
        Line("held", p => p.BuyAndHold);
        Line("curve", p => p.Equity);

        double Scaled(double equity) => isLog ? Math.Log(equity) : equity;

        double Y(double value) => Top + ((1 - ((value - bottom) / span)) * PlotHeight);

        void Line(string style, Func<EquityPoint, double> of)
        {
            writer.Html($"<polyline class=\"{style}\" points=\"");
            for (var i = 0; i < points.Length; i++)
                writer.Html($"{X(i, points.Length):0.#},{Y(Scaled(of(points[i]))):0.##} ");
            writer.Html($"\"/>\n");
        }
    }

    private static void WriteDrawdown(ReportWriter writer, EquityPoint[] points)
    {
        var losses = new double[points.Length];
        var peak = 0.0;
        for (var i = 0; i < points.Length; i++)
        {
            peak = Math.Max(peak, points[i].Equity);
            losses[i] = 1 - (points[i].Equity / peak);
        }
        var most = Math.Max(losses.Max(), 0.01);
        writer.Html($"<path class=\"loss\" d=\"M{Left} {LossTop}");
        for (var i = 0; i < losses.Length; i++)
            writer.Html($"L{X(i, losses.Length):0.#} {LossTop + (losses[i] / most * LossHeight):0.##}");
        writer.Html($"L{Left + PlotWidth} {LossTop}Z\"/><text x=\"{Left - 8}\" y=\"{LossTop + 4}\" class=\"end small\">0 %</text><text x=\"{Left - 8}\" y=\"{LossTop + LossHeight + 4}\" class=\"end small\">{-most:0.0 %}</text>\n");
    }

    private static void WriteDates(ReportWriter writer, EquityPoint[] points)
    {
        for (var i = 0; i <= 4; i++)
        {
            var at = (points.Length - 1) * i / 4;
            writer.Html($"<text x=\"{X(at, points.Length):0.#}\" y=\"{LossTop + LossHeight + 20}\" class=\"{(i == 0 ? "small" : i == 4 ? "end small" : "mid small")}\">{points[at].Time:yyyy-MM-dd}</text>");
        }
        writer.Html($"\n");
    }
}
