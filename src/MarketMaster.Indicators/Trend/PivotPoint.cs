namespace MarketMaster.Indicators;

/// <summary>Pivot point of the bar itself: (high + low + close) / 3.</summary>
/// <remarks>Floor-trader levels use the <i>previous</i> bar: there, this value belongs to the bar after it.</remarks>
public sealed record PivotPoint : BarIndicator<double>
{
    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("pivot_point", 0)];

    /// <inheritdoc/>
    protected internal override int? Memory => 0;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) => runner.Run<Step<TLane>, Candle<TLane>, TLane>(default);

    internal readonly struct Step<T> : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value) => Of(value);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(in Candle<T> value) => (value.High + value.Low + value.Close) / 3;
    }
}

/// <content>Pivot point.</content>
public static partial class Catalog
{
    /// <summary>Pivot point of the bar itself.</summary>
    public static IndicatorInfo PivotPoint { get; } = Add(new(
        "pivot_point", "Pivot point", IndicatorCategory.Trend, [], _ => new PivotPoint()));
}
