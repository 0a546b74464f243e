namespace MarketMaster.Indicators;

/// <summary>
/// Volume-weighted average price since the first bar with bands of volume-weighted standard deviations; NaN while no volume
/// has traded. Restart it each session with <c>PerSession</c>.
/// </summary>
/// <remarks>
/// Typical price (high + low + close)/3; population standard deviation about the average (weighted form of Welford's
/// recurrence: West, 1979), which stays exact where prices are large against their spread. The middle equals <see cref="Vwap"/>, bit for bit.
/// </remarks>
/// <param name="Deviations">Half width of the bands in standard deviations, 0.000001 to 1,000; 1 by default, as TradingView has it.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record VwapBands(double Deviations = 1) : BarIndicator<VwapBandsOutput<double>>
{
    /// <summary>Half width of the bands in standard deviations.</summary>
    public double Deviations { get; } = Parameter.Between(Deviations, 1e-6, 1000);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("vwap_upper", 0), new("vwap_middle", 0), new("vwap_lower", 0), new("vwap_deviation", 0)];

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close | BarFields.Volume;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, VwapBandsOutput<TLane>>(new(Deviations));

    internal struct Step<T>(double deviations) : IStep<Candle<T>, VwapBandsOutput<T>> where T : unmanaged, ILane<T>
    {
        private readonly T _deviations = deviations;
        private T _anchor;
        private T _paid;
        private T _volume;
        private T _squares;
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public VwapBandsOutput<T> Push(in Candle<T> value)
        {
            if (!_started)
                (_anchor, _started) = (value.Close, true);
            var typical = (value.High - _anchor + (value.Low - _anchor) + (value.Close - _anchor)) / 3;
            var before = T.IfEqual(_volume, 0, typical, _paid / _volume);
            _paid += typical * value.Volume;
            _volume += value.Volume;
            var mean = T.IfEqual(_volume, 0, typical, _paid / _volume);
            _squares += T.Max(value.Volume * (typical - before) * (typical - mean), 0);
            var deviation = T.IfEqual(_volume, 0, double.NaN, T.Sqrt(_squares / _volume));
            var middle = T.IfEqual(_volume, 0, double.NaN, _anchor + mean);
            return new(middle + _deviations * deviation, middle, middle - _deviations * deviation, deviation);
        }
    }
}

/// <content>VWAP bands.</content>
public static partial class Catalog
{
    /// <summary>VWAP with bands.</summary>
    public static IndicatorInfo VwapBands { get; } = Add(new(
        "vwap_bands", "VWAP bands", IndicatorCategory.Volume,
        [new("deviations", 1, 1e-6, 1000, IsInteger: false)], p => new VwapBands(p[0])));
}
