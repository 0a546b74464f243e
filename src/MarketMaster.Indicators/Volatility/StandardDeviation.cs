namespace MarketMaster.Indicators;

/// <summary>Population standard deviation of the last <c>Period</c> values, in two passes over the window itself (TA-Lib's STDDEV).</summary>
/// <param name="Period">Number of values, 1 to 100,000; 5 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record StandardDeviation(int Period = 5) : SeriesIndicator<double>
{
    /// <summary>Number of values.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("standard_deviation", Period - 1)];

    /// <inheritdoc/>
    protected internal override int? Memory => Period - 1;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private Window<T> _window = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value) => _window.Push(value) ? T.Sqrt(_window.Variance(_window.MeanOffset())) : double.NaN;
    }
}

/// <content>Standard deviation.</content>
public static partial class Catalog
{
    /// <summary>Standard deviation.</summary>
    public static IndicatorInfo StandardDeviation { get; } = Add(new(
        "standard_deviation", "Standard deviation", IndicatorCategory.Volatility,
        [ParameterInfo.Period(5, 1)], p => new StandardDeviation((int)p[0])));
}
