namespace MarketMaster.Indicators;

/// <summary>Squeeze: whether the Bollinger bands lie inside the Keltner channel, and the regression line of the close about the middle of its range and mean (Carter, 2005).</summary>
/// <remarks>TradingView's widespread form: both bands about the same simple average, the channel by the simple average of true ranges.</remarks>
/// <param name="Period">Bars of all windows, 2 to 100,000; 20 by default.</param>
/// <param name="Deviations">Half width of the Bollinger bands in standard deviations, 0.000001 to 1,000; 2 by default.</param>
/// <param name="Multiplier">Half width of the Keltner channel in mean true ranges, 0.000001 to 1,000; 1.5 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Squeeze(int Period = 20, double Deviations = 2, double Multiplier = 1.5) : BarIndicator<SqueezeOutput<double>>
{
    /// <summary>Bars of all windows.</summary>
    public int Period { get; } = Parameter.Between(Period, 2);

    /// <summary>Half width of the Bollinger bands in standard deviations.</summary>
    public double Deviations { get; } = Parameter.Between(Deviations, 1e-6, 1000);

    /// <summary>Half width of the Keltner channel in mean true ranges.</summary>
    public double Multiplier { get; } = Parameter.Between(Multiplier, 1e-6, 1000);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("squeeze", Period), new("squeeze_momentum", 2 * (Period - 1))];

    /// <inheritdoc/>
    protected internal override int? Memory => Math.Max(Period, 2 * (Period - 1));

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, SqueezeOutput<TLane>>(new(Period, Deviations, Multiplier));

    internal struct Step<T>(int period, double deviations, double multiplier) : IStep<Candle<T>, SqueezeOutput<T>> where T : unmanaged, ILane<T>
    {
        private readonly T _deviations = deviations;
        private readonly T _multiplier = multiplier;
        private SqueezeMomentum<T> _momentum = new(period);
        private Window<T> _closes = new(period);
        private Window<T> _trueRanges = new(period);
        private T _previous;
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public SqueezeOutput<T> Push(in Candle<T> value)
        {
            if (_started)
                _trueRanges.Push(TrueRange.Of(value, _previous));
            (_previous, _started) = (value.Close, true);
            T isOn = _closes.Push(value.Close) && _trueRanges.IsFull ? IsOn() : double.NaN;
            return new(isOn, _momentum.Push(value, _closes));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly T IsOn() => T.IfGreater(
            _multiplier * _trueRanges.Mean(), _deviations * T.Sqrt(_closes.Variance(_closes.MeanOffset())), 1, 0);
    }
}

/// <content>Squeeze.</content>
public static partial class Catalog
{
    /// <summary>Squeeze.</summary>
    public static IndicatorInfo Squeeze { get; } = Add(new(
        "squeeze", "Squeeze", IndicatorCategory.Volatility,
        [ParameterInfo.Period(20, 2), new("deviations", 2, 1e-6, 1000, IsInteger: false), new("multiplier", 1.5, 1e-6, 1000, IsInteger: false)],
        p => new Squeeze((int)p[0], p[1], p[2])));
}
