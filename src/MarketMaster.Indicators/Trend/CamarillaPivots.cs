namespace MarketMaster.Indicators;

/// <summary>Camarilla levels from the previous bar: its close plus and minus 1.1 ranges divided by 12, 6, 4 and 2 (Scott, 1989).</summary>
/// <remarks>As TradingView; Skender's pivot is the close. Feed daily bars for daily levels.</remarks>
public sealed record CamarillaPivots : BarIndicator<CamarillaPivotsOutput<double>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs =>
    [
        new("camarilla_pivots_pivot", 1), new("camarilla_pivots_r1", 1), new("camarilla_pivots_s1", 1),
        new("camarilla_pivots_r2", 1), new("camarilla_pivots_s2", 1), new("camarilla_pivots_r3", 1),
        new("camarilla_pivots_s3", 1), new("camarilla_pivots_r4", 1), new("camarilla_pivots_s4", 1),
    ];

    /// <inheritdoc/>
    protected internal override int? Memory => 1;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<PreviousBarStep<TLane, CamarillaPivotsOutput<TLane>, Levels<TLane>>, Candle<TLane>, CamarillaPivotsOutput<TLane>>(default);

    private readonly struct Levels<T> : IBarFormula<T, CamarillaPivotsOutput<T>> where T : unmanaged, ILane<T>
    {
        public static CamarillaPivotsOutput<T> Of(in Candle<T> bar)
        {
            var range = bar.High - bar.Low;
            range *= 1.1;
            return new(
                TypicalPrice.Of(bar), bar.Close + range / 12, bar.Close - range / 12, bar.Close + range / 6, bar.Close - range / 6,
                bar.Close + range / 4, bar.Close - range / 4, bar.Close + range / 2, bar.Close - range / 2);
        }
    }
}

/// <content>Camarilla pivots.</content>
public static partial class Catalog
{
    /// <summary>Camarilla pivots.</summary>
    public static IndicatorInfo CamarillaPivots { get; } = Add(new(
        "camarilla_pivots", "Camarilla pivots", IndicatorCategory.Trend,
        [], _ => new CamarillaPivots()));
}
