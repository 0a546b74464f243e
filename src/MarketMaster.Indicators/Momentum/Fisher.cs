namespace MarketMaster.Indicators;

/// <summary>Fisher transform of where (high + low)/2 lies in its range, smoothed before and after, and its value of the bar before (Ehlers, 2002).</summary>
/// <remarks>Ehlers' constants (0.33, 0.67, 0.5; cut to ±0.999 beyond ±0.99) as TradingView has them, starting from 0 on the first full range; the middle of the range where it is 0.</remarks>
/// <param name="Period">Bars of the range, 1 to 100,000; 9 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Fisher(int Period = 9) : BarIndicator<FisherOutput<double>>
{
    /// <summary>Bars of the range.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("fisher", Period - 1), new("fisher_trigger", Period)];

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, FisherOutput<TLane>>(new(Period));

    internal struct Step<T>(int period) : IStep<Candle<T>, FisherOutput<T>> where T : unmanaged, ILane<T>
    {
        private Window<T> _highs = new(period);
        private Window<T> _lows = new(period);
        private T _place;
        private T _value;
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public FisherOutput<T> Push(in Candle<T> value)
        {
            _highs.Push(value.High);
            if (!_lows.Push(value.Low))
                return new(double.NaN, double.NaN);
            var place = 0.66 * Place() + 0.67 * _place;
            place = T.IfGreater(place, 0.99, 0.999, place);
            _place = T.IfGreater(-0.99, place, -0.999, place);
            T trigger = _started ? _value : double.NaN;
            _started = true;
            _value = 0.5 * T.Log((1 + _place) / (1 - _place)) + 0.5 * _value;
            return new(_value, trigger);
        }

        // Middles as distances from the newest one: a large offset of the prices costs no digits.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly T Place()
        {
            var highs = _highs.Values;
            var lows = _lows.Values;
            T lowest = 0, highest = 0;
            for (var i = 0; i < highs.Length; i++)
            {
                var distance = highs[i] - _highs.Newest + (lows[i] - _lows.Newest);
                lowest = T.Min(lowest, distance);
                highest = T.Max(highest, distance);
            }
            return T.IfEqual(highest, lowest, 0, -lowest / (highest - lowest) - 0.5);
        }
    }
}

/// <content>Fisher transform.</content>
public static partial class Catalog
{
    /// <summary>Fisher transform.</summary>
    public static IndicatorInfo Fisher { get; } = Add(new(
        "fisher", "Fisher transform", IndicatorCategory.Momentum,
        [ParameterInfo.Period(9, 1)], p => new Fisher((int)p[0])));
}
