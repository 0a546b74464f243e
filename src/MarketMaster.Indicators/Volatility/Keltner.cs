namespace MarketMaster.Indicators;

/// <summary>Keltner channel: an EMA of the close, and bands of ATR multiples around it (Raschke's form of Keltner, 1960).</summary>
/// <remarks>TradingView's and Skender's parameters; the EMA is seeded by the mean of its first values, the ATR is Wilder's. TA-Lib has no Keltner channel.</remarks>
/// <param name="Period">Period of the EMA, 1 to 100,000; 20 by default.</param>
/// <param name="Multiplier">Half width in ATRs, 0.000001 to 1,000; 2 by default.</param>
/// <param name="AtrPeriod">Period of the ATR, 1 to 100,000; 10 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Keltner(int Period = 20, double Multiplier = 2, int AtrPeriod = 10) : BarIndicator<KeltnerOutput<double>>
{
    /// <summary>Period of the EMA.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <summary>Half width in ATRs.</summary>
    public double Multiplier { get; } = Parameter.Between(Multiplier, 1e-6, 1000);

    /// <summary>Period of the ATR.</summary>
    public int AtrPeriod { get; } = Parameter.Between(AtrPeriod, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs =>
    [
        new("keltner_upper", Math.Max(Period - 1, AtrPeriod)), new("keltner_middle", Math.Max(Period - 1, AtrPeriod)),
        new("keltner_lower", Math.Max(Period - 1, AtrPeriod)),
    ];

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, KeltnerOutput<TLane>>(new(Period, Multiplier, AtrPeriod));

    internal struct Step<T>(int period, double multiplier, int atrPeriod) : IStep<Candle<T>, KeltnerOutput<T>> where T : unmanaged, ILane<T>
    {
        private readonly T _multiplier = multiplier;
        private ExponentialMean<T> _mean = new(period);
        private Atr.Step<T> _atr = new(atrPeriod);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public KeltnerOutput<T> Push(in Candle<T> value)
        {
            var middle = _mean.Push(value.Close);
            var reach = _multiplier * _atr.Push(value);
            if (!_mean.IsReady || !_atr.IsReady)
                return new(double.NaN, double.NaN, double.NaN);
            return new(middle + reach, middle, middle - reach);
        }
    }
}

/// <content>Keltner channel.</content>
public static partial class Catalog
{
    /// <summary>Keltner channel.</summary>
    public static IndicatorInfo Keltner { get; } = Add(new(
        "keltner", "Keltner channel", IndicatorCategory.Volatility,
        [ParameterInfo.Period(20, 1), new("multiplier", 2, 1e-6, 1000, IsInteger: false), ParameterInfo.Period(10, 1, "atrPeriod")],
        p => new Keltner((int)p[0], p[1], (int)p[2])));
}
