namespace MarketMaster.Indicators;

/// <summary>Moving average convergence divergence: fast EMA minus slow EMA, its signal line and their difference.</summary>
/// <remarks>Each EMA has its own seed (TA-Lib starts the fast one later), so the line equals <c>Ema(Fast) - Ema(Slow)</c> on every bar.</remarks>
/// <param name="Fast">Period of the fast EMA, 1 to 100,000 and below <paramref name="Slow"/>; 12 by default.</param>
/// <param name="Slow">Period of the slow EMA; 26 by default.</param>
/// <param name="Signal">Period of the EMA of the line; 9 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Macd(int Fast = 12, int Slow = 26, int Signal = 9) : SeriesIndicator<MacdOutput<double>>
{
    /// <summary>Period of the slow EMA.</summary>
    public int Slow { get; } = Parameter.Between(Slow, 2);

    /// <summary>Period of the fast EMA.</summary>
    public int Fast { get; } = Parameter.Between(Fast, 1, Slow - 1);

    /// <summary>Period of the EMA of the line.</summary>
    public int Signal { get; } = Parameter.Between(Signal, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs =>
        [new("macd", Slow - 1), new("macd_signal", Slow + Signal - 2), new("macd_histogram", Slow + Signal - 2)];

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, MacdOutput<TLane>>(new(Fast, Slow, Signal));

    internal struct Step<T>(int fast, int slow, int signal) : IStep<T, MacdOutput<T>> where T : unmanaged, ILane<T>
    {
        private ExponentialMean<T> _fast = new(fast);
        private ExponentialMean<T> _slow = new(slow);
        private ExponentialMean<T> _signal = new(signal);
        private T _previous;

        public T FastMean { get; private set; }

        public T SlowMean { get; private set; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public MacdOutput<T> Push(in T value)
        {
            var change = value - _previous;
            _previous = value;
            return Push(value, change);
        }

        /// <summary>Takes a value and its change since the one before.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public MacdOutput<T> Push(T value, T change)
        {
            FastMean = _fast.Push(value, change);
            SlowMean = _slow.Push(value, change);
            if (!_slow.IsReady)
                return new(double.NaN, double.NaN, double.NaN);
            var line = _fast.Lag - _slow.Lag;
            var mean = _signal.Push(line);
            return new(line, mean, -_signal.Lag);
        }
    }
}

/// <content>MACD.</content>
public static partial class Catalog
{
    /// <summary>Moving average convergence divergence.</summary>
    public static IndicatorInfo Macd { get; } = Add(new(
        "macd", "Moving average convergence divergence", IndicatorCategory.Momentum,
        [ParameterInfo.Period(12, 1, "fast"), ParameterInfo.Period(26, 2, "slow"), ParameterInfo.Period(9, 1, "signal")],
        p => new Macd((int)p[0], (int)p[1], (int)p[2])));
}
