namespace MarketMaster.Indicators;

/// <summary>Average directional index with its two directional indicators, 0 to 100 (Wilder, 1978).</summary>
/// <remarks>
/// TA-Lib's seeds: directional movement and true range are summed over the first <c>Period</c> - 1 changes, then decay by
/// 1/<c>Period</c> a bar. Equal movements up and down count for neither side. A bar on which nothing has moved keeps the ADX; 0 while nothing ever moved.
/// </remarks>
/// <param name="Period">Period, 2 to 100,000; 14 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Adx(int Period = 14) : BarIndicator<AdxOutput<double>>
{
    /// <summary>Period.</summary>
    public int Period { get; } = Parameter.Between(Period, 2);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("adx", 2 * Period - 1), new("plus_di", Period), new("minus_di", Period)];

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, AdxOutput<TLane>>(new(Period));

    internal struct Step<T>(int period) : IStep<Candle<T>, AdxOutput<T>> where T : unmanaged, ILane<T>
    {
        private readonly int _period = period;
        private readonly T _keep = (period - 1.0) / period;
        private readonly T _take = 1.0 / period;
        private Candle<T> _previous;
        private T _plus;
        private T _minus;
        private T _range;
        private T _adx;
        private int _count;
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public AdxOutput<T> Push(in Candle<T> value)
        {
            var previous = _previous;
            _previous = value;
            if (!_started)
            {
                _started = true;
                return new(double.NaN, double.NaN, double.NaN);
            }
            var adx = Push(value.High - previous.High, previous.Low - value.Low);
            _range = _range * Keep + TrueRange.Of(value, previous.Close);
            if (_count < _period)
                return new(double.NaN, double.NaN, double.NaN);
            return new(adx, T.IfEqual(_range, 0, 0, 100 * (_plus / _range)), T.IfEqual(_range, 0, 0, 100 * (_minus / _range)));
        }

        /// <summary>Takes the movements of the high up and of the low down, from the second bar on; gives the average alone.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(T up, T down)
        {
            _count++;
            _plus = _plus * Keep + Movement(up, down);
            _minus = _minus * Keep + Movement(down, up);
            return _count < _period ? double.NaN : Smooth(Index(_plus, _minus));
        }

        private readonly T Keep => _count < _period ? 1 : _keep;

        /// <summary>Directional movement: how far the bar went one way, where it went less the other way.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Movement(T way, T other) => T.IfGreater(way, other, T.Max(way, 0), 0);

        /// <summary>Directional index (DX), 0 to 100; -1 where nothing has moved.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Index(T plus, T minus)
        {
            var both = plus + minus;
            return T.IfEqual(both, 0, -1, 100 * (T.Abs(plus - minus) / both));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private T Smooth(T index)
        {
            if (_count >= 2 * _period)
                return _adx = T.IfGreater(0, index, _adx, T.Min(100, _adx * _keep + index * _take)); // 100s may average to just above 100
            _adx += T.Max(index, 0);
            if (_count < 2 * _period - 1)
                return double.NaN;
            return _adx = T.Min(100, _adx / _period);
        }
    }
}

/// <content>ADX.</content>
public static partial class Catalog
{
    /// <summary>Average directional index.</summary>
    public static IndicatorInfo Adx { get; } = Add(new(
        "adx", "Average directional index", IndicatorCategory.Momentum,
        [ParameterInfo.Period(14)], p => new Adx((int)p[0])));
}
