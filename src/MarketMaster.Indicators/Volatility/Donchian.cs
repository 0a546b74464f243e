namespace MarketMaster.Indicators;

/// <summary>Donchian channel: highest high and lowest low of the last <c>Period</c> bars with the current one, and their middle.</summary>
/// <remarks>As TradingView. Skender leaves the current bar out: its channel at a bar is ours at the bar before.</remarks>
/// <param name="Period">Number of bars, 1 to 100,000; 20 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Donchian(int Period = 20) : BarIndicator<DonchianOutput<double>>
{
    /// <summary>Number of bars.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs =>
    [
        new("donchian_upper", Period - 1), new("donchian_middle", Period - 1), new("donchian_lower", Period - 1),
    ];

    /// <inheritdoc/>
    protected internal override int? Memory => Period - 1;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, DonchianOutput<TLane>>(new(Period));

    internal struct Step<T>(int period) : IStep<Candle<T>, DonchianOutput<T>> where T : unmanaged, ILane<T>
    {
        private PriceRange<T> _range = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public DonchianOutput<T> Push(in Candle<T> value)
        {
            var (isReady, high, low) = _range.Push(value);
            return isReady ? new(high, (high + low) / 2, low) : new(double.NaN, double.NaN, double.NaN);
        }
    }
}

/// <content>Donchian channel.</content>
public static partial class Catalog
{
    /// <summary>Donchian channel.</summary>
    public static IndicatorInfo Donchian { get; } = Add(new(
        "donchian", "Donchian channel", IndicatorCategory.Volatility,
        [ParameterInfo.Period(20, 1)], p => new Donchian((int)p[0])));
}
