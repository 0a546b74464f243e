namespace MarketMaster.Indicators;

/// <summary>Floor traders' pivot levels from the previous bar: pivot, three resistances, three supports.</summary>
/// <remarks>The third levels are high + 2 (pivot - low) and low - 2 (high - pivot), as in TradingView's Traditional and Skender's Standard. Feed daily bars for daily levels.</remarks>
public sealed record ClassicPivots : BarIndicator<ClassicPivotsOutput<double>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs =>
    [
        new("classic_pivots_pivot", 1), new("classic_pivots_r1", 1), new("classic_pivots_s1", 1), new("classic_pivots_r2", 1),
        new("classic_pivots_s2", 1), new("classic_pivots_r3", 1), new("classic_pivots_s3", 1),
    ];

    /// <inheritdoc/>
    protected internal override int? Memory => 1;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<PreviousBarStep<TLane, ClassicPivotsOutput<TLane>, Levels<TLane>>, Candle<TLane>, ClassicPivotsOutput<TLane>>(default);

    private readonly struct Levels<T> : IBarFormula<T, ClassicPivotsOutput<T>> where T : unmanaged, ILane<T>
    {
        public static ClassicPivotsOutput<T> Of(in Candle<T> bar)
        {
            var range = bar.High - bar.Low;
            var pivot = TypicalPrice.Of(bar);
            return new(
                pivot, 2 * pivot - bar.Low, 2 * pivot - bar.High, pivot + range, pivot - range,
                bar.High + 2 * (pivot - bar.Low), bar.Low - 2 * (bar.High - pivot));
        }
    }
}

/// <content>Classic pivots.</content>
public static partial class Catalog
{
    /// <summary>Classic pivots.</summary>
    public static IndicatorInfo ClassicPivots { get; } = Add(new(
        "classic_pivots", "Classic pivots", IndicatorCategory.Trend,
        [], _ => new ClassicPivots()));
}
