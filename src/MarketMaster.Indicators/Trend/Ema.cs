namespace MarketMaster.Indicators;

/// <summary>Exponential moving average: smoothing factor 2/(period + 1), seeded by the mean of the first <c>Period</c> values (TA-Lib's convention).</summary>
/// <param name="Period">Period, 1 to 100,000; 12 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Ema(int Period = 12) : SeriesIndicator<double>
{
    /// <summary>Period.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("ema", Period - 1)];

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) => runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private ExponentialMean<T> _mean = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value) => _mean.Push(value);
    }
}

/// <content>EMA.</content>
public static partial class Catalog
{
    /// <summary>Exponential moving average.</summary>
    public static IndicatorInfo Ema { get; } = Add(new(
        "ema", "Exponential moving average", IndicatorCategory.Trend,
        [ParameterInfo.Period(12, 1)], p => new Ema((int)p[0])));
}
