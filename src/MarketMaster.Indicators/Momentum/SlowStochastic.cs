namespace MarketMaster.Indicators;

/// <summary>Slow stochastic oscillator, 0 to 100: where the close lies in the range of the last bars, smoothed to %K, and a moving average of that (Lane).</summary>
/// <remarks>TA-Lib's STOCH with simple averages (its default range is 5); %K is not trimmed to the start of %D. 50 where the range is 0.</remarks>
/// <param name="Period">Bars of the range, 1 to 100,000; 14 by default.</param>
/// <param name="Smoothing">Values averaged to %K, 1 to 100,000; 3 by default.</param>
/// <param name="Signal">Values of %K averaged to %D, 1 to 100,000; 3 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record SlowStochastic(int Period = 14, int Smoothing = 3, int Signal = 3) : BarIndicator<SlowStochasticOutput<double>>
{
    /// <summary>Bars of the range.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <summary>Values averaged to %K.</summary>
    public int Smoothing { get; } = Parameter.Between(Smoothing, 1);

    /// <summary>Values of %K averaged to %D.</summary>
    public int Signal { get; } = Parameter.Between(Signal, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs =>
    [
        new("slow_stoch_k", Period + Smoothing - 2), new("slow_stoch_d", Period + Smoothing + Signal - 3),
    ];

    /// <inheritdoc/>
    protected internal override int? Memory => Period + Smoothing + Signal - 3;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, SlowStochasticOutput<TLane>>(new(Period, Smoothing, Signal));

    internal struct Step<T>(int period, int smoothing, int signal) : IStep<Candle<T>, SlowStochasticOutput<T>> where T : unmanaged, ILane<T>
    {
        private PriceRange<T> _range = new(period);
        private Window<T> _raw = new(smoothing);
        private Window<T> _k = new(signal);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public SlowStochasticOutput<T> Push(in Candle<T> value)
        {
            var (isReady, high, low) = _range.Push(value);
            if (!isReady || !_raw.Push(T.IfEqual(high, low, 50, 100 * ((value.Close - low) / (high - low)))))
                return new(double.NaN, double.NaN);
            var k = _raw.Mean();
            return new(k, _k.Push(k) ? _k.Mean() : double.NaN);
        }
    }
}

/// <content>Stochastic oscillator (slow).</content>
public static partial class Catalog
{
    /// <summary>Stochastic oscillator (slow).</summary>
    public static IndicatorInfo SlowStochastic { get; } = Add(new(
        "slow_stochastic", "Stochastic oscillator (slow)", IndicatorCategory.Momentum,
        [ParameterInfo.Period(14, 1), ParameterInfo.Period(3, 1, "smoothing"), ParameterInfo.Period(3, 1, "signal")],
        p => new SlowStochastic((int)p[0], (int)p[1], (int)p[2])));
}
