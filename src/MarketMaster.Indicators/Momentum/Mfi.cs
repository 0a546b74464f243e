namespace MarketMaster.Indicators;

/// <summary>Money flow index, 0 to 100: turnover on bars with a rising typical price in percent of that on rising and falling ones (Quong and Soudack, 1989).</summary>
/// <remarks>As TA-Lib; 50 where no money flowed either way (TA-Lib: 0, and also below a turnover of 1).</remarks>
/// <param name="Period">Number of bars, 1 to 100,000; 14 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Mfi(int Period = 14) : BarIndicator<double>
{
    /// <summary>Number of bars.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("mfi", Period)];

    /// <inheritdoc/>
    protected internal override int? Memory => Period;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close | BarFields.Volume;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private Window<T> _rising = new(period);
        private Window<T> _falling = new(period);
        private Candle<T> _previous;
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value)
        {
            // the difference of two sums would round away small moves of large prices
            var rise = value.High - _previous.High + (value.Low - _previous.Low) + (value.Close - _previous.Close);
            _previous = value;
            if (!_started)
            {
                _started = true;
                return double.NaN;
            }
            var flow = TypicalPrice.Of(value) * value.Volume;
            _rising.Push(T.IfGreater(rise, 0, flow, 0));
            if (!_falling.Push(T.IfGreater(0, rise, flow, 0)))
                return double.NaN;
            var up = WindowSums.Sum(_rising.Values);
            var both = up + WindowSums.Sum(_falling.Values);
            return T.IfEqual(both, 0, 50, 100 * (up / both));
        }
    }
}

/// <content>Money flow index.</content>
public static partial class Catalog
{
    /// <summary>Money flow index.</summary>
    public static IndicatorInfo Mfi { get; } = Add(new(
        "mfi", "Money flow index", IndicatorCategory.Momentum,
        [ParameterInfo.Period(14, 1)], p => new Mfi((int)p[0])));
}
