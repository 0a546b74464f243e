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
        private readonly T _keep = WilderMean<T>.Keep(period);
        private DirectionalMovement<T> _movement = new(period);
        private Candle<T> _previous;
        private T _range;
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
            var range = TrueRange.Of(value, previous.Close);
            var isSeeded = _movement.IsSeeded;
            var adx = _movement.Push(value.High - previous.High, previous.Low - value.Low);
            _range = isSeeded ? _range * _keep + range : _range + range;
            return isSeeded ? new(adx, Share(_movement.Plus), Share(_movement.Minus)) : new(double.NaN, double.NaN, double.NaN);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly T Share(T movement) => T.IfEqual(_range, 0, 0, 100 * (movement / _range));
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
