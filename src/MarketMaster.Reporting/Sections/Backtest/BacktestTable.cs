using MarketMaster.Prediction;

namespace MarketMaster.Reporting;

/// <summary>The figures of a paper backtest with their intervals, buy-and-hold and never trading beside them.</summary>
/// <param name="result">The backtest.</param>
public sealed class BacktestTable(BacktestResult result) : IReportSection
{
    /// <summary>The backtest.</summary>
    public BacktestResult Result { get; } = result ?? throw new ArgumentNullException(nameof(result));

    /// <inheritdoc/>
    public string Title { get; init; } = "Paper backtest: figures";

    /// <inheritdoc/>
    public SectionWidth Width => SectionWidth.Full;

    /// <inheritdoc/>
    public void Write(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Html($"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Figures of the backtest\"><table class=\"figures\"><thead><tr><th scope=\"col\">After costs</th><th scope=\"col\">Predicted actions</th><th scope=\"col\">{Result.Options.Level:0.#%} interval</th><th scope=\"col\">Buy and hold</th><th scope=\"col\">Always flat</th></tr></thead>\n<tbody>\n");
        Row(writer, "Total return", f => f.TotalReturn, "0.0 %");
        Row(writer, "Annual return", f => f.AnnualReturn, "0.0 %");
        Row(writer, "Volatility, annual", f => f.Volatility, "0.0 %");
        Row(writer, "Sharpe ratio", f => f.Sharpe, "0.00");
        Row(writer, "Sortino ratio", f => f.Sortino, "0.00");
        Row(writer, "Greatest drawdown", f => f.MaxDrawdown, "0.0 %");
        Row(writer, "Calmar ratio", f => f.Calmar, "0.00");
        Row(writer, "Turnover, annual", f => f.Turnover, "#,0.0");
        Row(writer, "Trades", f => f.Trades, "#,0");
        Row(writer, "Trades that gained", f => f.HitRate, "0.0 %");
        Row(writer, "Mean exposure", f => f.Exposure, "0.00");
        Row(writer, "Costs, of the starting capital", f => f.Costs, "0.0 %");
        Row(writer, "Costs, of the profit before them", f => f.CostShare, "0 %");
        var excess = Result.ExcessAnnualReturn;
        writer.Html($"<tr><th scope=\"row\">Annual return above buy and hold</th><td>{excess.Value:0.0 %}</td><td>{excess.Low:0.0 %} to {excess.High:0.0 %}</td><td></td><td></td></tr>\n</tbody></table></div>\n");
        WriteNote(writer);
    }

    private void Row(ReportWriter writer, string name, Func<BacktestFigures, BacktestFigure> of, string format)
    {
        var figure = of(Result.Strategy);
        writer.Html($"<tr><th scope=\"row\">{name}</th><td>{Text(figure.Value, format)}</td><td>");
        if (double.IsFinite(figure.Low))
            writer.Html($"{Text(figure.Low, format)} to {Text(figure.High, format)}");
        writer.Html($"</td><td>{Text(of(Result.BuyAndHold).Value, format)}</td><td>{Text(of(Result.AlwaysFlat).Value, format)}</td></tr>\n");
    }

    private void WriteNote(ReportWriter writer)
    {
        var o = Result.Options;
        writer.Html($"<p class=\"note\">Traded at the open of the bar after the prediction; a strong action takes {o.MaxPositionSize:0.##} times the capital, a plain one half of it, hold {(o.Hold == HoldRule.Keep ? "keeps the position" : "closes it")}{(o.AllowShort ? "" : ", never short")}. ");
        writer.Html($"Fee {o.FeeBasisPoints:0.##} and slippage {o.SlippageBasisPoints:0.##} basis points of the traded value, {o.RiskFreeRate:0.##%} a year on idle money. Intervals: {o.Resamples:#,0} {(o.Bootstrap == BootstrapMethod.Stationary ? "stationary" : "moving")} block bootstraps, blocks of {Result.BlockLength:#,0} bars{(o.Bootstrap == BootstrapMethod.Stationary ? " on average" : "")}. ");
        writer.Html($"<strong>One past series, on paper: no promise of any return.</strong></p>\n");
    }

    private static string Text(double value, string format) => double.IsFinite(value) ? value.ToString(format, System.Globalization.CultureInfo.InvariantCulture) : "–";
}
