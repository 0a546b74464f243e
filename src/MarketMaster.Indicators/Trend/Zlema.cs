namespace MarketMaster.Indicators;

/// <summary>Zero-lag EMA: the EMA of the value plus its change over half the period, (<c>Period</c> - 1)/2 bars (Ehlers and Way, 2010).</summary>
/// <remarks>The EMA starts where the change exists, seeded by the mean of <c>Period</c> values. TA-Lib has no zero-lag average.</remarks>
/// <param name="Period">Period, 1 to 100,000; 20 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Zlema(int Period = 20) : SeriesIndicator<double>
{
    /// <summary>Period.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("zlema", (Period - 1) / 2 + Period - 1)];

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private readonly int _lag = (period - 1) / 2;
        private Window<T> _window = new((period - 1) / 2 + 1);
        private ExponentialMean<T> _mean = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value) => _window.Push(value) ? _mean.Push(value + (value - _window[_lag])) : double.NaN;
    }
}

/// <content>Zero-lag exponential moving average.</content>
public static partial class Catalog
{
    /// <summary>Zero-lag exponential moving average.</summary>
    public static IndicatorInfo Zlema { get; } = Add(new(
        "zlema", "Zero-lag exponential moving average", IndicatorCategory.Trend,
        [ParameterInfo.Period(20, 1)], p => new Zlema((int)p[0])));
}
