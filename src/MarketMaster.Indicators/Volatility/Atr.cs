namespace MarketMaster.Indicators;

/// <summary>Average true range: Wilder's average of the true range, in units of price (Wilder, 1978). The first true range is that of the second bar.</summary>
/// <param name="Period">Period, 1 to 100,000; 14 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Atr(int Period = 14) : BarIndicator<double>
{
    /// <summary>Period.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("atr", Period)];

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private WilderMean<T> _mean = new(period);
        private T _previous;
        private bool _started;

        public readonly bool IsReady => _mean.IsReady;

        public readonly T Mean => _mean.Mean;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value)
        {
            var range = TrueRange.Of(value, _previous);
            _previous = value.Close;
            if (_started)
                return _mean.Push(range);
            _started = true;
            return double.NaN;
        }
    }
}

/// <content>ATR.</content>
public static partial class Catalog
{
    /// <summary>Average true range.</summary>
    public static IndicatorInfo Atr { get; } = Add(new(
        "atr", "Average true range", IndicatorCategory.Volatility,
        [ParameterInfo.Period(14, 1)], p => new Atr((int)p[0])));
}
