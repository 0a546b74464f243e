namespace MarketMaster.Indicators;

/// <summary>Fast stochastic oscillator: where the close lies in the range of the last <c>Period</c> bars, and a moving average of it.</summary>
/// <remarks>%K = 100 (close - lowest low)/(highest high - lowest low), 50 where the range is 0. %K is not trimmed to the start of %D.</remarks>
/// <param name="Period">Bars of the range, 1 to 100,000; 14 by default.</param>
/// <param name="Smoothing">Values of %K averaged to %D, 1 to 100,000; 3 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Stochastic(int Period = 14, int Smoothing = 3) : BarIndicator<StochasticOutput<double>>
{
    /// <summary>Bars of the range.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <summary>Values of %K averaged to %D.</summary>
    public int Smoothing { get; } = Parameter.Between(Smoothing, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("stoch_k", Period - 1), new("stoch_d", Period + Smoothing - 2)];

    /// <inheritdoc/>
    protected internal override int? Memory => Period + Smoothing - 2;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, StochasticOutput<TLane>>(new(Period, Smoothing));

    internal struct Step<T>(int period, int smoothing) : IStep<Candle<T>, StochasticOutput<T>> where T : unmanaged, ILane<T>
    {
        private PriceRange<T> _range = new(period);
        private Window<T> _k = new(smoothing);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public StochasticOutput<T> Push(in Candle<T> value) => Push(value, _range.Push(value));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public StochasticOutput<T> Push(in Candle<T> value, in PriceRange<T>.Extremes range)
        {
            if (!range.IsReady)
                return new(double.NaN, double.NaN);
            var k = Of(value.Close, range.High, range.Low);
            return new(k, _k.Push(k) ? _k.Mean() : double.NaN);
        }

        /// <summary>%K: where a price lies in a range.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T close, T high, T low) => T.IfEqual(high, low, 50, 100 * ((close - low) / (high - low)));
    }
}

/// <content>Stochastic.</content>
public static partial class Catalog
{
    /// <summary>Fast stochastic oscillator.</summary>
    public static IndicatorInfo Stochastic { get; } = Add(new(
        "stochastic", "Stochastic oscillator (fast)", IndicatorCategory.Momentum,
        [ParameterInfo.Period(14, 1), ParameterInfo.Period(3, 1, "smoothing")], p => new Stochastic((int)p[0], (int)p[1])));
}
