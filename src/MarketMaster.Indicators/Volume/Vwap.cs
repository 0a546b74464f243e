namespace MarketMaster.Indicators;

/// <summary>
/// Volume-weighted average price since the first bar: the mean of the typical price (high + low + close)/3, weighted by
/// volume; NaN while no volume has traded.
/// </summary>
public sealed record Vwap : BarIndicator<double>
{
    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("vwap", 0)];

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close | BarFields.Volume;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) => runner.Run<Step<TLane>, Candle<TLane>, TLane>(default);

    // Prices are summed as distances from the first close: a large offset costs no digits.
    internal struct Step<T> : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private T _anchor;
        private T _paid;
        private T _volume;
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value)
        {
            if (!_started)
                (_anchor, _started) = (value.Close, true);
            _paid += Paid(value, _anchor);
            _volume += value.Volume;
            return Of(_anchor, _paid, _volume);
        }

        /// <summary>What was paid on a bar above the anchor.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Paid(in Candle<T> value, T anchor) =>
            (value.High - anchor + (value.Low - anchor) + (value.Close - anchor)) / 3 * value.Volume;

        /// <summary>The price from the totals.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T anchor, T paid, T volume) => T.IfEqual(volume, 0, double.NaN, anchor + paid / volume);
    }
}

/// <content>VWAP.</content>
public static partial class Catalog
{
    /// <summary>Volume-weighted average price since the first bar.</summary>
    public static IndicatorInfo Vwap { get; } = Add(new(
        "vwap", "Volume-weighted average price", IndicatorCategory.Volume, [], _ => new Vwap()));
}
