using System.Globalization;

namespace MarketMaster.Reporting;

/// <summary>
/// Candles with volume, the actions a model predicted, and indicator panes, all on one time axis. Long series are drawn as
/// fewer, longer bars, and the card says so.
/// </summary>
/// <param name="bars">The bars; times strictly increasing, prices finite.</param>
public sealed class PriceChart(BarSeries bars) : IReportSection
{
    /// <summary>Default of <see cref="MaxBars"/>: 5000.</summary>
    public const int DefaultMaxBars = 5000;

    private readonly List<IndicatorPane> _panes = [];
    private readonly List<IndicatorLine> _overlays = [];

    /// <summary>The bars.</summary>
    public BarSeries Bars { get; } = bars ?? throw new ArgumentNullException(nameof(bars));

    /// <inheritdoc/>
    public string Title { get; init; } = "Price and predicted actions";

    /// <inheritdoc/>
    public SectionWidth Width => SectionWidth.Full;

    /// <summary>What is traded, such as <c>BTC/USD</c>; shown in the legend. Null leaves it out.</summary>
    public string? Symbol { get; init; }

    /// <summary>Smallest price step, in units of price: decides how many decimals are shown; above 0. Null infers them from the prices.</summary>
    public double? TickSize
    {
        get;
        init
        {
            if (value is { } tick && !(tick > 0 && double.IsFinite(tick)))
                throw new ArgumentOutOfRangeException(nameof(value), value, "the tick size must be a finite number above 0");
            field = value;
        }
    }

    /// <summary>What the model said, in order of time, for any part of the bars. Holds are drawn in the forecast pane only.</summary>
    public IReadOnlyList<PredictedAction> Actions { get; init; } = [];

    /// <summary>The label of each bar, drawn as a strip beside the forecast: what happened beside what was said. Null where a bar has none; empty draws no strip.</summary>
    public IReadOnlyList<TradeAction?> Labels { get; init; } = [];

    /// <summary>States of the market as a tint behind the candles; null draws none.</summary>
    public PriceRibbon? Ribbon { get; init; }

    /// <summary>The most bars drawn, 100 or more: a longer series is aggregated. 5000 by default.</summary>
    public int MaxBars
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 100);
            field = value;
        }
    } = DefaultMaxBars;

    /// <summary>Panes below the candles, from top to bottom.</summary>
    public IReadOnlyList<IndicatorPane> Panes => _panes;

    /// <summary>Lines over the candles.</summary>
    public IReadOnlyList<IndicatorLine> Overlays => _overlays;

    /// <summary>Adds a pane below the candles.</summary>
    /// <param name="pane">The pane; each line has one value per bar.</param>
    /// <returns>This chart.</returns>
    /// <exception cref="ArgumentException">A line has not one value per bar.</exception>
    public PriceChart AddPane(IndicatorPane pane)
    {
        ArgumentNullException.ThrowIfNull(pane);
        foreach (var line in pane.Lines)
            RequireLength(line, nameof(pane));
        _panes.Add(pane);
        return this;
    }

    /// <summary>Adds a line over the candles.</summary>
    /// <param name="line">The line, one value per bar.</param>
    /// <returns>This chart.</returns>
    /// <exception cref="ArgumentException">There is not one value per bar.</exception>
    public PriceChart AddOverlay(IndicatorLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        RequireLength(line, nameof(line));
        _overlays.Add(line with { Style = IndicatorStyle.Line });
        return this;
    }

    /// <summary>
    /// Adds what traders look for from a frame of features: Bollinger bands over the candles (bb_upper, bb_middle, bb_lower), an
    /// RSI pane (rsi) and a MACD pane (macd, macd_signal, macd_histogram). Columns that the frame lacks are left out.
    /// </summary>
    /// <param name="features">One row per bar.</param>
    /// <returns>This chart.</returns>
    /// <exception cref="ArgumentException">The frame has not one row per bar.</exception>
    public PriceChart AddFeatures(FeatureFrame features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.Count != Bars.Count)
            throw new ArgumentException($"the frame has {features.Count} rows for {Bars.Count} bars: there must be one per bar", nameof(features));
        if (Has("bb_upper", "bb_middle", "bb_lower"))
            AddOverlay(new("Bollinger upper", Column("bb_upper"))).AddOverlay(new("Bollinger middle", Column("bb_middle"))).AddOverlay(new("Bollinger lower", Column("bb_lower")));
        if (Has("rsi"))
            AddPane(IndicatorPane.Rsi(Column("rsi")));
        if (Has("macd", "macd_signal", "macd_histogram"))
            AddPane(IndicatorPane.Macd(Column("macd"), Column("macd_signal"), Column("macd_histogram")));
        return this;

        bool Has(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (!features.Names.Contains(name, StringComparer.Ordinal))
                    return false;
            }
            return true;
        }

        double[] Column(string name) => features.Column(name).ToArray();
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidMarketDataException">A price is not finite, or times are not strictly increasing.</exception>
    /// <exception cref="ArgumentException">An action stands at a time that no bar has, or labels or ribbon have not one value per bar.</exception>
    public void Write(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Bars.Count == 0)
        {
            writer.Html($"<p class=\"empty\">There are no bars to draw.</p>\n");
            return;
        }
        RequireOnePerBar("labels", Labels.Count == 0 ? Bars.Count : Labels.Count);
        RequireOnePerBar("the ribbon", Ribbon?.Values.Length ?? Bars.Count);
        var data = PriceChartData.From(this);
        var id = writer.NextId("chart");
        var interval = IntervalName.Of(Bars.InferInterval());
        writer.UseChartScript();
        writer.Html($"""
            <div class="price-chart" data-source="{id}">
            <div class="toolbar"><div class="ranges" role="group" aria-label="Visible range"></div><div class="layers" role="group" aria-label="Layers"></div></div>
            <div class="canvas" tabindex="0" role="group" aria-label="Price chart of {Symbol ?? "the bars"}, {Bars.Count} bars from {Bars.Time[0]} to {Bars.Time[^1]} UTC. Arrow keys move it, plus and minus zoom."><div class="legend" aria-live="off"></div></div>
            <div class="print"></div>
            </div>
            <noscript><p class="note">The chart needs JavaScript.</p></noscript>
            <p class="note">
            """);
        if (data.Factor > 1)
            writer.Html($"<strong>Resampled:</strong> {Bars.Count.ToString("N0", CultureInfo.InvariantCulture)} bars of {interval} are drawn as {data.Count.ToString("N0", CultureInfo.InvariantCulture)}, {data.Factor} in one: first open, highest high, lowest low, last close, sum of volume; indicators as at the last bar, of several predictions the strongest, then the last. ");
        writer.Html($"Times are UTC, a bar is named by its opening. Wheel and pinch zoom once the chart has been clicked; arrow keys move it, + and − zoom.");
        if (Actions.Count > 0)
            writer.Html($" A marker stands where the predicted action changes: B buy, S sell, large when strong; a crowded view keeps the strongest. Forecast = probability of a rise less that of a fall.");
        if (Labels.Count > 0)
            writer.Html($" Labels are what the future brought: they were not known at their bar.");
        if (Ribbon is { } ribbon)
            writer.Html($" The tint behind the candles is the {ribbon.Title.ToLowerInvariant()}: {string.Join(", ", ribbon.States)}, from cool to warm.");
        writer.Html($"</p>\n");
        writer.Json(id, json => PriceChartJson.Write(json, this, data, interval));
    }

    private void RequireOnePerBar(string what, int count)
    {
        if (count != Bars.Count)
            throw new ArgumentException($"{what}: {count} values for {Bars.Count} bars, there must be one per bar", nameof(count));
    }

    private void RequireLength(IndicatorLine line, string parameter)
    {
        if (line.Values.Length != Bars.Count)
            throw new ArgumentException($"'{line.Name}' has {line.Values.Length} values for {Bars.Count} bars: there must be one per bar", parameter);
    }
}
