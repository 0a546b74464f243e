namespace MarketMaster.Indicators;

/// <summary>Historical volatility: population standard deviation of the last <c>Period</c> logarithmic changes of the close, times √<c>PeriodsPerYear</c>, in percent.</summary>
/// <remarks>TradingView's formula (there over 10 bars of 365 days). NaN while a value that is not above 0 is in the window.</remarks>
/// <param name="Period">Number of changes, 2 to 100,000; 20 by default.</param>
/// <param name="PeriodsPerYear">Bars in a year, 1 to 1,000,000; 252 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record HistoricalVolatility(int Period = 20, double PeriodsPerYear = 252) : SeriesIndicator<double>
{
    /// <summary>Number of changes.</summary>
    public int Period { get; } = Parameter.Between(Period, 2);

    /// <summary>Bars in a year.</summary>
    public double PeriodsPerYear { get; } = Parameter.Between(PeriodsPerYear, 1, 1000000);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("historical_volatility", Period)];

    /// <inheritdoc/>
    protected internal override int? Memory => Period;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TLane>(new(Period, PeriodsPerYear));

    internal struct Step<T>(int period, double periodsPerYear) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private readonly T _scale = 100 * Math.Sqrt(periodsPerYear);
        private Window<T> _changes = new(period);
        private T _previous;
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value)
        {
            var previous = _previous;
            _previous = value;
            if (!_started)
            {
                _started = true;
                return double.NaN;
            }
            if (!_changes.Push(LogChange.Of(value, previous)))
                return double.NaN;
            return _scale * T.Sqrt(_changes.Variance(_changes.MeanOffset()));
        }
    }
}

/// <content>Historical volatility.</content>
public static partial class Catalog
{
    /// <summary>Historical volatility.</summary>
    public static IndicatorInfo HistoricalVolatility { get; } = Add(new(
        "historical_volatility", "Historical volatility", IndicatorCategory.Volatility,
        [ParameterInfo.Period(20, 2), new("periodsPerYear", 252, 1, 1000000, IsInteger: false)],
        p => new HistoricalVolatility((int)p[0], p[1])));
}
