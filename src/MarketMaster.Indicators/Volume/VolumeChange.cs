namespace MarketMaster.Indicators;

/// <summary>Change of the volume since the previous bar, as a fraction (1 = doubled); NaN where the previous volume is 0.</summary>
public sealed record VolumeChange : SeriesIndicator<double>
{
    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("volume_change", 1)];

    /// <inheritdoc/>
    protected internal override int? Memory => 1;

    /// <inheritdoc/>
    protected internal override BarFields Source => BarFields.Volume;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<RelativeChange<TLane>, TLane, TLane>(default);
}

/// <content>Volume change.</content>
public static partial class Catalog
{
    /// <summary>Change of the volume as a fraction.</summary>
    public static IndicatorInfo VolumeChange { get; } = Add(new(
        "volume_change", "Volume change", IndicatorCategory.Volume, [], _ => new VolumeChange()));
}
