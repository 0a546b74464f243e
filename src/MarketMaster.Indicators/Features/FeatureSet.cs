namespace MarketMaster.Indicators;

/// <summary>
/// The 25 features of the action predictor as one indicator: each bar is read once, and what two features share is computed
/// once. The numbers are those of the single indicators, bit for bit.
/// </summary>
public sealed record FeatureSet : BarIndicator<MarketFeatures<double>>
{
    private static readonly OutputInfo[] Columns =
    [
        new("rsi", 14), new("macd", 25), new("macd_signal", 33), new("macd_histogram", 33),
        new("bb_upper", 19), new("bb_middle", 19), new("bb_lower", 19), new("bb_width", 19),
        new("sma_20", 19), new("sma_50", 49), new("ema_12", 11), new("ema_26", 25),
        new("obv", 0), new("vwap", 0), new("stoch_k", 13), new("stoch_d", 15),
        new("williams_r", 13), new("cci", 19), new("adx", 27), new("supertrend", 10),
        new("atr", 14), new("atr_ratio", 14), new("price_change", 1), new("volume_change", 1), new("pivot_point", 0),
    ];

    private static readonly string[] ColumnNames = [.. Columns.Select(c => c.Name)];

    /// <summary>The features with their default parameters.</summary>
    public static FeatureSet Default { get; } = new();

    /// <summary>The 25 names in order: rsi, macd, macd_signal … pivot_point.</summary>
    public static IReadOnlyList<string> Names => ColumnNames;

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => Columns;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close | BarFields.Volume;

    /// <summary>Computes the features of a series as a frame: one row per bar, with the bars' times.</summary>
    /// <param name="bars">The series.</param>
    /// <returns>The frame; the first <see cref="Indicator.Warmup"/> rows are incomplete (NaN).</returns>
    public FeatureFrame ComputeFrame(BarSeries bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var values = GC.AllocateUninitializedArray<double>(checked(bars.Count * Columns.Length));
        ComputeRows(bars, values);
        return new(ColumnNames, values, bars.Time.ToArray());
    }

    /// <summary>Bars until every feature is there.</summary>
    internal static int LongestWarmup { get; } = Columns.Max(c => c.Warmup);

    internal override bool ComputeBlocks(scoped in InputColumns input, Span<double> destination)
    {
        FeatureBatch.Compute(input, destination);
        return true;
    }

    internal override double LeastFill => 0.75;

    internal override bool ComputeLanes<TLane, TData>(scoped in TData data, long total)
    {
        new FeatureLanes<TLane, TData>(data, total >= Streaming.Threshold).Run();
        return true;
    }

    internal override IndicatorStream<Bar, MarketFeatures<double>> OpenBars() => new FeatureStream(Reads);

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<FeatureStep<TLane>, Candle<TLane>, MarketFeatures<TLane>>(new());
}
