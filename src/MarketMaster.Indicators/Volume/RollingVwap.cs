namespace MarketMaster.Indicators;

/// <summary>Volume-weighted average price of the last <c>Period</c> bars, with bands of volume-weighted standard deviations; NaN where none of these bars traded.</summary>
/// <remarks>Typical price (high + low + close)/3, as TradingView's VWAP; there the sum restarts with the session instead of rolling.</remarks>
/// <param name="Period">Number of bars, 1 to 100,000; 20 by default.</param>
/// <param name="Deviations">Half width of the bands in standard deviations, 0.000001 to 1,000; 2 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record RollingVwap(int Period = 20, double Deviations = 2) : BarIndicator<RollingVwapOutput<double>>
{
    /// <summary>Number of bars.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <summary>Half width of the bands in standard deviations.</summary>
    public double Deviations { get; } = Parameter.Between(Deviations, 1e-6, 1000);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs =>
    [
        new("rolling_vwap", Period - 1), new("rolling_vwap_upper", Period - 1), new("rolling_vwap_lower", Period - 1),
    ];

    /// <inheritdoc/>
    protected internal override int? Memory => Period - 1;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close | BarFields.Volume;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, RollingVwapOutput<TLane>>(new(Period, Deviations));

    internal struct Step<T>(int period, double deviations) : IStep<Candle<T>, RollingVwapOutput<T>> where T : unmanaged, ILane<T>
    {
        private readonly T _deviations = deviations;
        private TypicalDistances<T> _typical = new(period);
        private Window<T> _volumes = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public RollingVwapOutput<T> Push(in Candle<T> value)
        {
            _typical.Push(value);
            if (!_volumes.Push(value.Volume))
                return new(double.NaN, double.NaN, double.NaN);
            var volumes = _volumes.Values;
            var distances = _typical.Values();
            var volume = WindowSums.Sum(volumes);
            var offset = Totals.Weighted(distances, volumes, 0) / volume;
            var reach = _deviations * T.Sqrt(Totals.WeightedSquares(distances, volumes, offset) / volume);
            var mean = T.IfEqual(volume, 0, double.NaN, value.Close + (_typical.Rest + offset));
            return new(mean, mean + reach, mean - reach);
        }
    }
}

/// <content>Rolling VWAP.</content>
public static partial class Catalog
{
    /// <summary>Rolling VWAP.</summary>
    public static IndicatorInfo RollingVwap { get; } = Add(new(
        "rolling_vwap", "Rolling VWAP", IndicatorCategory.Volume,
        [ParameterInfo.Period(20, 1), new("deviations", 2, 1e-6, 1000, IsInteger: false)], p => new RollingVwap((int)p[0], p[1])));
}
