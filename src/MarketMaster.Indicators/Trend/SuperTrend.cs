namespace MarketMaster.Indicators;

/// <summary>SuperTrend: a trailing band of ATR multiples around the middle of the bar that flips when the close crosses it.</summary>
/// <remarks>
/// ATR by Wilder (seed: mean of the first <c>Period</c> true ranges). The direction on the first bar is up where the close
/// is at or above (high + low)/2. A band only moves towards the price, until the price closes beyond it.
/// </remarks>
/// <param name="Period">Period of the ATR, 1 to 100,000; 10 by default.</param>
/// <param name="Multiplier">Width of the band in ATRs, above 0 to 1,000; 3 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record SuperTrend(int Period = 10, double Multiplier = 3) : BarIndicator<SuperTrendOutput<double>>
{
    /// <summary>Period of the ATR.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <summary>Width of the band in ATRs.</summary>
    public double Multiplier { get; } = Parameter.Between(Multiplier, 1e-6, 1000);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("supertrend", Period), new("supertrend_direction", Period)];

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, SuperTrendOutput<TLane>>(new(Period, Multiplier));

    internal struct Step<T>(int period, double multiplier) : IStep<Candle<T>, SuperTrendOutput<T>> where T : unmanaged, ILane<T>
    {
        private readonly T _multiplier = multiplier;
        private Atr.Step<T> _atr = new(period);
        private SuperTrendBands<T> _bands;
        private T _previous;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public SuperTrendOutput<T> Push(in Candle<T> value)
        {
            var reach = _multiplier * _atr.Push(value);
            var previous = _previous;
            _previous = value.Close;
            return _atr.IsReady ? _bands.Push(value, previous, reach) : new(double.NaN, double.NaN);
        }
    }
}

/// <content>SuperTrend.</content>
public static partial class Catalog
{
    /// <summary>SuperTrend.</summary>
    public static IndicatorInfo SuperTrend { get; } = Add(new(
        "supertrend", "SuperTrend", IndicatorCategory.Trend,
        [ParameterInfo.Period(10, 1), new("multiplier", 3, 1e-6, 1000, IsInteger: false)], p => new SuperTrend((int)p[0], p[1])));
}
