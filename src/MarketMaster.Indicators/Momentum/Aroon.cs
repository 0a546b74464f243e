namespace MarketMaster.Indicators;

/// <summary>Aroon, 0 to 100: how recently the highest high and the lowest low of the last <c>Period</c> + 1 bars were, and the difference (Chande, 1995; TA-Lib).</summary>
/// <remarks>Of equal highs or lows the latest counts, as in TA-Lib.</remarks>
/// <param name="Period">Bars back to which is looked, 1 to 100,000; 14 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Aroon(int Period = 14) : BarIndicator<AroonOutput<double>>
{
    /// <summary>Bars back to which is looked.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs =>
    [
        new("aroon_up", Period), new("aroon_down", Period), new("aroon_oscillator", Period),
    ];

    /// <inheritdoc/>
    protected internal override int? Memory => Period;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, AroonOutput<TLane>>(new(Period));

    internal struct Step<T>(int period) : IStep<Candle<T>, AroonOutput<T>> where T : unmanaged, ILane<T>
    {
        private readonly int _period = period;
        private Window<T> _highs = new(period + 1);
        private Window<T> _lows = new(period + 1);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public AroonOutput<T> Push(in Candle<T> value)
        {
            _highs.Push(value.High);
            if (!_lows.Push(value.Low))
                return new(double.NaN, double.NaN, double.NaN);
            var high = ExtremeAge.OfHighest(_highs.Values);
            var low = ExtremeAge.OfLowest(_lows.Values);
            return new(100 * (_period - high) / _period, 100 * (_period - low) / _period, 100 * (low - high) / _period);
        }
    }
}

/// <content>Aroon.</content>
public static partial class Catalog
{
    /// <summary>Aroon.</summary>
    public static IndicatorInfo Aroon { get; } = Add(new(
        "aroon", "Aroon", IndicatorCategory.Momentum,
        [ParameterInfo.Period(14, 1)], p => new Aroon((int)p[0])));
}
