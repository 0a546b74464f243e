namespace MarketMaster.Reporting;

/// <summary>A pane below the candles, sharing their time axis.</summary>
/// <param name="Title">Name of the pane, as plain text.</param>
/// <param name="Lines">What it shows, at least one.</param>
public sealed record IndicatorPane(string Title, params IReadOnlyList<IndicatorLine> Lines)
{
    /// <summary>Values at which a dotted line is drawn; none by default.</summary>
    public IReadOnlyList<double> Levels { get; init; } = [];

    /// <summary>Fixed range of the pane's scale; null lets it follow the visible values.</summary>
    public (double Minimum, double Maximum)? Range { get; init; }

    /// <summary>A pane for the relative strength index: 0 to 100, with levels at 30 and 70.</summary>
    /// <param name="values">One value per bar; NaN leaves the bar empty.</param>
    /// <returns>The pane.</returns>
    public static IndicatorPane Rsi(ReadOnlyMemory<double> values) =>
        new("RSI", new IndicatorLine("RSI", values)) { Levels = [30, 70], Range = (0, 100) };

    /// <summary>A pane for moving average convergence/divergence.</summary>
    /// <param name="line">Fast less slow average, one value per bar.</param>
    /// <param name="signal">Average of the line, one value per bar.</param>
    /// <param name="histogram">Line less signal, one value per bar.</param>
    /// <returns>The pane.</returns>
    public static IndicatorPane Macd(ReadOnlyMemory<double> line, ReadOnlyMemory<double> signal, ReadOnlyMemory<double> histogram) => new(
        "MACD", new IndicatorLine("Histogram", histogram, IndicatorStyle.Histogram), new IndicatorLine("MACD", line), new IndicatorLine("Signal", signal));
}
