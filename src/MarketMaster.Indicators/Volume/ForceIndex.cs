namespace MarketMaster.Indicators;

/// <summary>Force index: EMA of the change of the close times the volume (Elder, 1993).</summary>
/// <remarks>As TradingView and Skender, seeded by the mean of the first <c>Period</c> products.</remarks>
/// <param name="Period">Period of the EMA, 1 to 100,000; 13 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record ForceIndex(int Period = 13) : BarIndicator<double>
{
    /// <summary>Period of the EMA.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("force_index", Period)];

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.Close | BarFields.Volume;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private ExponentialMean<T> _mean = new(period);
        private T _previous;
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value)
        {
            var force = (value.Close - _previous) * value.Volume;
            _previous = value.Close;
            if (_started)
                return _mean.Push(force);
            _started = true;
            return double.NaN;
        }
    }
}

/// <content>Force index.</content>
public static partial class Catalog
{
    /// <summary>Force index.</summary>
    public static IndicatorInfo ForceIndex { get; } = Add(new(
        "force_index", "Force index", IndicatorCategory.Volume,
        [ParameterInfo.Period(13, 1)], p => new ForceIndex((int)p[0])));
}
