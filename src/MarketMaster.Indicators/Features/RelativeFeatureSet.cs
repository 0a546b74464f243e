namespace MarketMaster.Indicators;

/// <summary>
/// The 25 features without units of price or volume: levels as their distance from the close in average true ranges, volume as a
/// share of 20 bars' volume. What a model learns at one price holds at another, which raw levels do not allow.
/// </summary>
public sealed record RelativeFeatureSet : BarIndicator<RelativeFeatures<double>>
{
    private static readonly OutputInfo[] Columns =
    [
        new("rsi", 14), new("macd_rel", 25), new("macd_signal_rel", 33), new("macd_histogram_rel", 33),
        new("bb_upper_rel", 19), new("bb_middle_rel", 19), new("bb_lower_rel", 19), new("bb_width", 19),
        new("sma_20_rel", 19), new("sma_50_rel", 49), new("ema_12_rel", 14), new("ema_26_rel", 25),
        new("obv_rel", 20), new("vwap_rel", 19), new("stoch_k", 13), new("stoch_d", 15),
        new("williams_r", 13), new("cci", 19), new("adx", 27), new("supertrend_rel", 14),
        new("range_rel", 14), new("atr_ratio", 14), new("price_change", 1), new("volume_change", 1), new("pivot_point_rel", 14),
    ];

    private static readonly string[] ColumnNames = [.. Columns.Select(c => c.Name)];

    /// <summary>The features.</summary>
    public static RelativeFeatureSet Default { get; } = new();

    /// <summary>The 25 names in order: rsi, macd_rel, macd_signal_rel … pivot_point_rel. What equals a feature of <see cref="FeatureSet"/> has its name.</summary>
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

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<RelativeFeatureStep<TLane>, Candle<TLane>, RelativeFeatures<TLane>>(new());
}
