namespace MarketMaster.Indicators;

/// <summary>Percentage price oscillator: fast EMA minus slow EMA in percent of the slow one, its signal line and their difference; NaN where the slow EMA is 0.</summary>
/// <remarks>EMAs as in <see cref="Macd"/>, each with its own seed. TA-Lib has the line only, and simple averages unless told otherwise.</remarks>
/// <param name="Fast">Period of the fast EMA, 1 to 100,000 and below <paramref name="Slow"/>; 12 by default.</param>
/// <param name="Slow">Period of the slow EMA, 2 to 100,000; 26 by default.</param>
/// <param name="Signal">Period of the EMA of the line, 1 to 100,000; 9 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Ppo(int Fast = 12, int Slow = 26, int Signal = 9) : SeriesIndicator<PpoOutput<double>>
{
    /// <summary>Period of the slow EMA.</summary>
    public int Slow { get; } = Parameter.Between(Slow, 2);

    /// <summary>Period of the fast EMA.</summary>
    public int Fast { get; } = Parameter.Between(Fast, 1, Slow - 1);

    /// <summary>Period of the EMA of the line.</summary>
    public int Signal { get; } = Parameter.Between(Signal, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs =>
    [
        new("ppo", Slow - 1), new("ppo_signal", Slow + Signal - 2), new("ppo_histogram", Slow + Signal - 2),
    ];

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, PpoOutput<TLane>>(new(Fast, Slow, Signal));

    internal struct Step<T>(int fast, int slow, int signal) : IStep<T, PpoOutput<T>> where T : unmanaged, ILane<T>
    {
        private ExponentialMean<T> _fast = new(fast);
        private ExponentialMean<T> _slow = new(slow);
        private ExponentialMean<T> _signal = new(signal);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public PpoOutput<T> Push(in T value)
        {
            _fast.Push(value);
            var mean = _slow.Push(value);
            if (!_slow.IsReady)
                return new(double.NaN, double.NaN, double.NaN);
            var line = T.IfEqual(mean, 0, double.NaN, 100 * (_fast.Lag - _slow.Lag) / mean);
            return new(line, _signal.Push(line), -_signal.Lag);
        }
    }
}

/// <content>Percentage price oscillator.</content>
public static partial class Catalog
{
    /// <summary>Percentage price oscillator.</summary>
    public static IndicatorInfo Ppo { get; } = Add(new(
        "ppo", "Percentage price oscillator", IndicatorCategory.Momentum,
        [ParameterInfo.Period(12, 1, "fast"), ParameterInfo.Period(26, 2, "slow"), ParameterInfo.Period(9, 1, "signal")],
        p => new Ppo((int)p[0], (int)p[1], (int)p[2])));
}
