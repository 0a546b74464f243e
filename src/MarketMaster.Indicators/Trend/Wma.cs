namespace MarketMaster.Indicators;

/// <summary>Weighted moving average: the newest of the last <c>Period</c> values has weight <c>Period</c>, the oldest 1 (TA-Lib).</summary>
/// <param name="Period">Number of values, 1 to 100,000; 30 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Wma(int Period = 30) : SeriesIndicator<double>
{
    /// <summary>Number of values.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("wma", Period - 1)];

    /// <inheritdoc/>
    protected internal override int? Memory => Period - 1;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private WeightedMean<T> _mean = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value) => value + _mean.PushOffset(value);
    }
}

/// <content>Weighted moving average.</content>
public static partial class Catalog
{
    /// <summary>Weighted moving average.</summary>
    public static IndicatorInfo Wma { get; } = Add(new(
        "wma", "Weighted moving average", IndicatorCategory.Trend,
        [ParameterInfo.Period(30, 1)], p => new Wma((int)p[0])));
}
