namespace MarketMaster.Indicators;

/// <summary>Relative strength index: Wilder's mean gain as a percentage of mean gain plus mean loss, 0 to 100 (Wilder, 1978).</summary>
/// <remarks>50 where neither a gain nor a loss has been seen.</remarks>
/// <param name="Period">Period, 1 to 100,000; 14 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Rsi(int Period = 14) : SeriesIndicator<double>
{
    /// <summary>Period.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("rsi", Period)];

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) => runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private WilderMean<T> _gain = new(period);
        private WilderMean<T> _loss = new(period);
        private T _previous;
        private bool _started;

        public readonly T Gain => _gain.Mean;

        public readonly T Loss => _loss.Mean;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value)
        {
            var change = value - _previous;
            _previous = value;
            if (_started)
                return Take(change) ? Of(_gain.Mean, _loss.Mean) : double.NaN;
            _started = true;
            return double.NaN;
        }

        /// <summary>Takes the change since the value before; tells whether there is an index.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Take(T change)
        {
            _gain.Push(T.Max(change, 0));
            _loss.Push(T.Max(-change, 0));
            return _loss.IsReady;
        }

        /// <summary>The index from mean gain and mean loss.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T gain, T loss)
        {
            var both = gain + loss;
            return T.IfEqual(both, 0, 50, 100 * (gain / both));
        }
    }
}

/// <content>RSI.</content>
public static partial class Catalog
{
    /// <summary>Relative strength index.</summary>
    public static IndicatorInfo Rsi { get; } = Add(new(
        "rsi", "Relative strength index", IndicatorCategory.Momentum,
        [ParameterInfo.Period(14, 1)], p => new Rsi((int)p[0])));
}
