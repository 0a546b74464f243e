namespace MarketMaster.Indicators;

/// <summary>Smoothed moving average (Wilder, RMA): smoothing factor 1/<c>Period</c>, seeded by the mean of the first <c>Period</c> values.</summary>
/// <remarks>As Skender's SMMA and TradingView's ta.rma.</remarks>
/// <param name="Period">Period, 1 to 100,000; 20 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Smma(int Period = 20) : SeriesIndicator<double>
{
    /// <summary>Period.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("smma", Period - 1)];

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private ExponentialLag<T> _mean = ExponentialLag<T>.Wilder(period);
        private T _previous;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value)
        {
            var change = value - _previous;
            _previous = value;
            return _mean.Push(change) ? value + _mean.Lag : double.NaN;
        }
    }
}

/// <content>Smoothed moving average.</content>
public static partial class Catalog
{
    /// <summary>Smoothed moving average.</summary>
    public static IndicatorInfo Smma { get; } = Add(new(
        "smma", "Smoothed moving average", IndicatorCategory.Trend,
        [ParameterInfo.Period(20, 1)], p => new Smma((int)p[0])));
}
