namespace MarketMaster.Indicators;

/// <summary>Simple moving average: the mean of the last <c>Period</c> values, exact (no running sum).</summary>
/// <param name="Period">Number of values, 1 to 100,000; 20 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Sma(int Period = 20) : SeriesIndicator<double>
{
    /// <summary>Number of values.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("sma", Period - 1)];

    /// <inheritdoc/>
    protected internal override int? Memory => Period - 1;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) => runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private readonly T _period = period;
        private Sliding<T, Joining.Plus<T>> _sum = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value)
        {
            var sum = _sum.Push(value);
            return _sum.IsFull ? sum / _period : double.NaN;
        }
    }
}

/// <content>SMA.</content>
public static partial class Catalog
{
    /// <summary>Simple moving average.</summary>
    public static IndicatorInfo Sma { get; } = Add(new(
        "sma", "Simple moving average", IndicatorCategory.Trend,
        [ParameterInfo.Period(20, 1)], p => new Sma((int)p[0])));
}
