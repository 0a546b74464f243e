namespace MarketMaster.Indicators;

/// <summary>Ulcer index: root mean square of the last <c>Period</c> drawdowns in percent, each from the highest of the <c>Period</c> values up to it (Martin, 1987).</summary>
/// <remarks>As TradingView and StockCharts. NaN while a highest value of 0 is in the window.</remarks>
/// <param name="Period">Number of values, 1 to 100,000; 14 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record UlcerIndex(int Period = 14) : SeriesIndicator<double>
{
    /// <summary>Number of values.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("ulcer_index", 2 * (Period - 1))];

    /// <inheritdoc/>
    protected internal override int? Memory => 2 * (Period - 1);

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private Window<T> _window = new(period);
        private Window<T> _drawdowns = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value)
        {
            if (!_window.Push(value))
                return double.NaN;
            var highest = _window.Highest();
            if (!_drawdowns.Push(T.IfEqual(highest, 0, double.NaN, 100 * ((value - highest) / highest))))
                return double.NaN;
            var drawdowns = _drawdowns.Values;
            return T.Sqrt(Totals.Squares(drawdowns) / drawdowns.Length);
        }
    }
}

/// <content>Ulcer index.</content>
public static partial class Catalog
{
    /// <summary>Ulcer index.</summary>
    public static IndicatorInfo UlcerIndex { get; } = Add(new(
        "ulcer_index", "Ulcer index", IndicatorCategory.Volatility,
        [ParameterInfo.Period(14, 1)], p => new UlcerIndex((int)p[0])));
}
