namespace MarketMaster.Indicators;

/// <summary>Chandelier exit: a stop that hangs ATR multiples below the highest high, and one that stands as much above the lowest low (LeBeau).</summary>
/// <remarks>As Skender: both stops on every bar, not ratcheted.</remarks>
/// <param name="Period">Bars of the range, and period of the ATR, 1 to 100,000; 22 by default.</param>
/// <param name="Multiplier">Distance in ATRs, 0.000001 to 1,000; 3 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record ChandelierExit(int Period = 22, double Multiplier = 3) : BarIndicator<ChandelierExitOutput<double>>
{
    /// <summary>Bars of the range, and period of the ATR.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <summary>Distance in ATRs.</summary>
    public double Multiplier { get; } = Parameter.Between(Multiplier, 1e-6, 1000);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("chandelier_long", Period), new("chandelier_short", Period)];

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, ChandelierExitOutput<TLane>>(new(Period, Multiplier));

    internal struct Step<T>(int period, double multiplier) : IStep<Candle<T>, ChandelierExitOutput<T>> where T : unmanaged, ILane<T>
    {
        private readonly T _multiplier = multiplier;
        private PriceRange<T> _range = new(period);
        private Atr.Step<T> _atr = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ChandelierExitOutput<T> Push(in Candle<T> value)
        {
            var (_, high, low) = _range.Push(value);
            var reach = _multiplier * _atr.Push(value);
            return _atr.IsReady ? new(high - reach, low + reach) : new(double.NaN, double.NaN);
        }
    }
}

/// <content>Chandelier exit.</content>
public static partial class Catalog
{
    /// <summary>Chandelier exit.</summary>
    public static IndicatorInfo ChandelierExit { get; } = Add(new(
        "chandelier_exit", "Chandelier exit", IndicatorCategory.Volatility,
        [ParameterInfo.Period(22, 1), new("multiplier", 3, 1e-6, 1000, IsInteger: false)], p => new ChandelierExit((int)p[0], p[1])));
}
