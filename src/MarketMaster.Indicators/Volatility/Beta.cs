namespace MarketMaster.Indicators;

/// <summary>Beta: slope of the relative changes of the low on those of the high over the last <c>Period</c> changes; 0 where the highs' changes are all equal (TA-Lib's BETA).</summary>
/// <remarks>TA-Lib takes any two series; high and low are what its interface to bars passes. NaN while a price of 0 is in the window.</remarks>
/// <param name="Period">Number of changes, 2 to 100,000; 5 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Beta(int Period = 5) : BarIndicator<double>
{
    /// <summary>Number of changes.</summary>
    public int Period { get; } = Parameter.Between(Period, 2);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("beta", Period)];

    /// <inheritdoc/>
    protected internal override int? Memory => Period;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private RelativeChange<T> _high;
        private RelativeChange<T> _low;
        private Window<T> _highs = new(period);
        private Window<T> _lows = new(period);
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value)
        {
            var (high, low) = (_high.Push(value.High), _low.Push(value.Low));
            if (!_started)
            {
                _started = true;
                return double.NaN;
            }
            _highs.Push(high);
            if (!_lows.Push(low))
                return double.NaN;
            var (highOffset, lowOffset) = (_highs.MeanOffset(), _lows.MeanOffset());
            var squares = Totals.Products(_highs, highOffset, _highs, highOffset);
            return T.IfEqual(squares, 0, 0, Totals.Products(_highs, highOffset, _lows, lowOffset) / squares);
        }
    }
}

/// <content>Beta of low to high.</content>
public static partial class Catalog
{
    /// <summary>Beta of low to high.</summary>
    public static IndicatorInfo Beta { get; } = Add(new(
        "beta", "Beta of low to high", IndicatorCategory.Volatility,
        [ParameterInfo.Period(5, 2)], p => new Beta((int)p[0])));
}
