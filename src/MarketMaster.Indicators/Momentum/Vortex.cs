namespace MarketMaster.Indicators;

/// <summary>Vortex indicator: distances from the high to the previous low, and from the low to the previous high, as shares of the true range (Botes and Siepman, 2010).</summary>
/// <remarks>As TradingView and Skender; 1 where the true ranges are all 0.</remarks>
/// <param name="Period">Number of bars, 1 to 100,000; 14 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Vortex(int Period = 14) : BarIndicator<VortexOutput<double>>
{
    /// <summary>Number of bars.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("vortex_plus", Period), new("vortex_minus", Period)];

    /// <inheritdoc/>
    protected internal override int? Memory => Period;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, VortexOutput<TLane>>(new(Period));

    internal struct Step<T>(int period) : IStep<Candle<T>, VortexOutput<T>> where T : unmanaged, ILane<T>
    {
        private Window<T> _plus = new(period);
        private Window<T> _minus = new(period);
        private Window<T> _ranges = new(period);
        private Candle<T> _previous;
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public VortexOutput<T> Push(in Candle<T> value)
        {
            var previous = _previous;
            _previous = value;
            if (!_started)
            {
                _started = true;
                return new(double.NaN, double.NaN);
            }
            _plus.Push(T.Abs(value.High - previous.Low));
            _minus.Push(T.Abs(value.Low - previous.High));
            if (!_ranges.Push(TrueRange.Of(value, previous.Close)))
                return new(double.NaN, double.NaN);
            var range = WindowSums.Sum(_ranges.Values);
            return new(
                T.IfEqual(range, 0, 1, WindowSums.Sum(_plus.Values) / range),
                T.IfEqual(range, 0, 1, WindowSums.Sum(_minus.Values) / range));
        }
    }
}

/// <content>Vortex.</content>
public static partial class Catalog
{
    /// <summary>Vortex.</summary>
    public static IndicatorInfo Vortex { get; } = Add(new(
        "vortex", "Vortex", IndicatorCategory.Momentum,
        [ParameterInfo.Period(14, 1)], p => new Vortex((int)p[0])));
}
