namespace MarketMaster.Indicators;

/// <summary>Stochastic RSI, 0 to 100: where the RSI lies in the range of its last values, smoothed, and a moving average of it (Chande and Kroll, 1994).</summary>
/// <remarks>TradingView's and Skender's form; TA-Lib's STOCHRSI has no smoothing of %K (1) and a range of 5. 50 where the RSI has not moved.</remarks>
/// <param name="RsiPeriod">Period of the RSI, 1 to 100,000; 14 by default.</param>
/// <param name="Period">Values of the RSI in the range, 1 to 100,000; 14 by default.</param>
/// <param name="Smoothing">Values averaged to %K, 1 to 100,000; 3 by default.</param>
/// <param name="Signal">Values of %K averaged to %D, 1 to 100,000; 3 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record StochasticRsi(int RsiPeriod = 14, int Period = 14, int Smoothing = 3, int Signal = 3) : SeriesIndicator<StochasticRsiOutput<double>>
{
    /// <summary>Period of the RSI.</summary>
    public int RsiPeriod { get; } = Parameter.Between(RsiPeriod, 1);

    /// <summary>Values of the RSI in the range.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <summary>Values averaged to %K.</summary>
    public int Smoothing { get; } = Parameter.Between(Smoothing, 1);

    /// <summary>Values of %K averaged to %D.</summary>
    public int Signal { get; } = Parameter.Between(Signal, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs =>
    [
        new("stochrsi_k", RsiPeriod + Period + Smoothing - 2), new("stochrsi_d", RsiPeriod + Period + Smoothing + Signal - 3),
    ];

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, StochasticRsiOutput<TLane>>(new(RsiPeriod, Period, Smoothing, Signal));

    internal struct Step<T>(int rsiPeriod, int period, int smoothing, int signal) : IStep<T, StochasticRsiOutput<T>> where T : unmanaged, ILane<T>
    {
        private StrengthChange<T> _strength = new(rsiPeriod);
        private Window<T> _changes = new(period);
        private Window<T> _raw = new(smoothing);
        private Window<T> _k = new(signal);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public StochasticRsiOutput<T> Push(in T value)
        {
            if (!_strength.Push(value) || !_changes.Push(_strength.Change) || !_raw.Push(Place()))
                return new(double.NaN, double.NaN);
            var k = _raw.Mean();
            return new(k, _k.Push(k) ? _k.Mean() : double.NaN);
        }

        // The earlier values are found back from the newest: exact where the RSI hardly moves, or not at all.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly T Place()
        {
            T at = 0, low = 0, high = 0;
            var changes = _changes.Values;
            for (var i = changes.Length - 1; i > 0; i--)
            {
                at -= changes[i];
                low = T.Min(low, at);
                high = T.Max(high, at);
            }
            return T.IfEqual(high, low, 50, 100 * (-low / (high - low)));
        }
    }
}

/// <content>Stochastic RSI.</content>
public static partial class Catalog
{
    /// <summary>Stochastic RSI.</summary>
    public static IndicatorInfo StochasticRsi { get; } = Add(new(
        "stochastic_rsi", "Stochastic RSI", IndicatorCategory.Momentum,
        [ParameterInfo.Period(14, 1, "rsiPeriod"), ParameterInfo.Period(14, 1), ParameterInfo.Period(3, 1, "smoothing"), ParameterInfo.Period(3, 1, "signal")],
        p => new StochasticRsi((int)p[0], (int)p[1], (int)p[2], (int)p[3])));
}
