namespace MarketMaster.Indicators;

/// <summary>True strength index, -100 to 100: changes smoothed twice in percent of their magnitudes smoothed twice, and its signal line (Blau, 1991).</summary>
/// <remarks>Every EMA is seeded by the mean of its first values, as in Skender; 0 where nothing has moved. TA-Lib has no TSI.</remarks>
/// <param name="First">Period of the first EMA, 1 to 100,000; 25 by default.</param>
/// <param name="Second">Period of the second EMA, 1 to 100,000; 13 by default.</param>
/// <param name="Signal">Period of the EMA of the index, 1 to 100,000; 7 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Tsi(int First = 25, int Second = 13, int Signal = 7) : SeriesIndicator<TsiOutput<double>>
{
    /// <summary>Period of the first EMA.</summary>
    public int First { get; } = Parameter.Between(First, 1);

    /// <summary>Period of the second EMA.</summary>
    public int Second { get; } = Parameter.Between(Second, 1);

    /// <summary>Period of the EMA of the index.</summary>
    public int Signal { get; } = Parameter.Between(Signal, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("tsi", First + Second - 1), new("tsi_signal", First + Second + Signal - 2)];

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TsiOutput<TLane>>(new(First, Second, Signal));

    internal struct Step<T>(int first, int second, int signal) : IStep<T, TsiOutput<T>> where T : unmanaged, ILane<T>
    {
        private ExponentialMean<T> _changes = new(first);
        private ExponentialMean<T> _magnitudes = new(first);
        private ExponentialMean<T> _smoothChanges = new(second);
        private ExponentialMean<T> _smoothMagnitudes = new(second);
        private ExponentialMean<T> _signal = new(signal);
        private T _previous;
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TsiOutput<T> Push(in T value)
        {
            var change = value - _previous;
            _previous = value;
            if (!_started)
            {
                _started = true;
                return new(double.NaN, double.NaN);
            }
            var (net, gross) = (_changes.Push(change), _magnitudes.Push(T.Abs(change)));
            if (!_changes.IsReady)
                return new(double.NaN, double.NaN);
            (net, gross) = (_smoothChanges.Push(net), _smoothMagnitudes.Push(gross));
            if (!_smoothChanges.IsReady)
                return new(double.NaN, double.NaN);
            var index = T.IfEqual(gross, 0, 0, 100 * (net / gross));
            return new(index, _signal.Push(index));
        }
    }
}

/// <content>True strength index.</content>
public static partial class Catalog
{
    /// <summary>True strength index.</summary>
    public static IndicatorInfo Tsi { get; } = Add(new(
        "tsi", "True strength index", IndicatorCategory.Momentum,
        [ParameterInfo.Period(25, 1, "first"), ParameterInfo.Period(13, 1, "second"), ParameterInfo.Period(7, 1, "signal")],
        p => new Tsi((int)p[0], (int)p[1], (int)p[2])));
}
