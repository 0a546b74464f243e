namespace MarketMaster.Indicators;

/// <summary>Change of the close since the previous bar, as a fraction (0.01 = 1 %); NaN where the previous close is 0.</summary>
public sealed record PriceChange : SeriesIndicator<double>
{
    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("price_change", 1)];

    /// <inheritdoc/>
    protected internal override int? Memory => 1;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<RelativeChange<TLane>, TLane, TLane>(default);
}

/// <content>Price change.</content>
public static partial class Catalog
{
    /// <summary>Change of the close as a fraction.</summary>
    public static IndicatorInfo PriceChange { get; } = Add(new(
        "price_change", "Price change", IndicatorCategory.Momentum, [], _ => new PriceChange()));
}
