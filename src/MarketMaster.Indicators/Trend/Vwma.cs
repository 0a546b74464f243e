namespace MarketMaster.Indicators;

/// <summary>Volume-weighted moving average: the mean of the last <c>Period</c> closes weighted by volume; NaN where none of these bars traded.</summary>
/// <remarks>As TradingView's ta.vwma and Skender.</remarks>
/// <param name="Period">Number of bars, 1 to 100,000; 20 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Vwma(int Period = 20) : BarIndicator<double>
{
    /// <summary>Number of bars.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("vwma", Period - 1)];

    /// <inheritdoc/>
    protected internal override int? Memory => Period - 1;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.Close | BarFields.Volume;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private Window<T> _closes = new(period);
        private Window<T> _volumes = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value)
        {
            _closes.Push(value.Close);
            if (!_volumes.Push(value.Volume))
                return double.NaN;
            var total = WindowSums.Sum(_volumes.Values);
            var offset = Totals.Weighted(_closes.Values, _volumes.Values, value.Close) / total;
            return T.IfEqual(total, 0, double.NaN, value.Close + offset);
        }
    }
}

/// <content>Volume-weighted moving average.</content>
public static partial class Catalog
{
    /// <summary>Volume-weighted moving average.</summary>
    public static IndicatorInfo Vwma { get; } = Add(new(
        "vwma", "Volume-weighted moving average", IndicatorCategory.Trend,
        [ParameterInfo.Period(20, 1)], p => new Vwma((int)p[0])));
}
