namespace MarketMaster.Indicators;

/// <summary>Least-squares line through the last <c>Period</c> values: its value at the newest one, and its slope per bar (TA-Lib's LINEARREG and LINEARREG_SLOPE).</summary>
/// <param name="Period">Number of values, 2 to 100,000; 14 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record LinearRegression(int Period = 14) : SeriesIndicator<LinearRegressionOutput<double>>
{
    /// <summary>Number of values.</summary>
    public int Period { get; } = Parameter.Between(Period, 2);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("linreg", Period - 1), new("linreg_slope", Period - 1)];

    /// <inheritdoc/>
    protected internal override int? Memory => Period - 1;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, LinearRegressionOutput<TLane>>(new(Period));

    internal struct Step<T>(int period) : IStep<T, LinearRegressionOutput<T>> where T : unmanaged, ILane<T>
    {
        private Window<T> _window = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public LinearRegressionOutput<T> Push(in T value) => _window.Push(value)
            ? new(value + Totals.LineEnd(_window.Values, value), Totals.Slope(_window.Values, value))
            : new(double.NaN, double.NaN);
    }
}

/// <content>Linear regression.</content>
public static partial class Catalog
{
    /// <summary>Linear regression.</summary>
    public static IndicatorInfo LinearRegression { get; } = Add(new(
        "linear_regression", "Linear regression", IndicatorCategory.Trend,
        [ParameterInfo.Period(14, 2)], p => new LinearRegression((int)p[0])));
}
