namespace MarketMaster.Indicators;

/// <summary>Ichimoku: two middles of ranges, and the cloud that is in force at the bar: the spans computed <c>Displacement</c> bars earlier (Hosoda, 1969).</summary>
/// <remarks>Every value is known at its bar. The lagging span (chikou) is the close drawn backwards: it knows the future and is left out.</remarks>
/// <param name="Tenkan">Bars of the conversion line, 1 to 100,000; 9 by default.</param>
/// <param name="Kijun">Bars of the base line, 1 to 100,000; 26 by default.</param>
/// <param name="Senkou">Bars of the second span, 1 to 100,000; 52 by default.</param>
/// <param name="Displacement">Bars by which the spans are drawn ahead, 0 to 100,000; 26 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Ichimoku(int Tenkan = 9, int Kijun = 26, int Senkou = 52, int Displacement = 26) : BarIndicator<IchimokuOutput<double>>
{
    /// <summary>Bars of the conversion line.</summary>
    public int Tenkan { get; } = Parameter.Between(Tenkan, 1);

    /// <summary>Bars of the base line.</summary>
    public int Kijun { get; } = Parameter.Between(Kijun, 1);

    /// <summary>Bars of the second span.</summary>
    public int Senkou { get; } = Parameter.Between(Senkou, 1);

    /// <summary>Bars by which the spans are drawn ahead.</summary>
    public int Displacement { get; } = Parameter.Between(Displacement, 0);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs =>
    [
        new("ichimoku_tenkan", Tenkan - 1), new("ichimoku_kijun", Kijun - 1),
        new("ichimoku_span_a", Math.Max(Tenkan, Kijun) - 1 + Displacement), new("ichimoku_span_b", Senkou - 1 + Displacement),
    ];

    /// <inheritdoc/>
    protected internal override int? Memory => Math.Max(Math.Max(Tenkan, Kijun), Senkou) - 1 + Displacement;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, IchimokuOutput<TLane>>(new(Tenkan, Kijun, Senkou, Displacement));

    internal struct Step<T>(int tenkan, int kijun, int senkou, int displacement) : IStep<Candle<T>, IchimokuOutput<T>> where T : unmanaged, ILane<T>
    {
        private readonly int _displacement = displacement;
        private PriceRange<T> _tenkan = new(tenkan);
        private PriceRange<T> _kijun = new(kijun);
        private PriceRange<T> _senkou = new(senkou);
        private Window<T> _spanA = new(displacement + 1);
        private Window<T> _spanB = new(displacement + 1);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public IchimokuOutput<T> Push(in Candle<T> value)
        {
            var (isShort, shortHigh, shortLow) = _tenkan.Push(value);
            var (isMiddle, middleHigh, middleLow) = _kijun.Push(value);
            var (isLong, longHigh, longLow) = _senkou.Push(value);
            T conversion = isShort ? (shortHigh + shortLow) / 2 : double.NaN;
            T basis = isMiddle ? (middleHigh + middleLow) / 2 : double.NaN;
            var hasA = isShort && isMiddle && _spanA.Push((conversion + basis) / 2);
            var hasB = isLong && _spanB.Push((longHigh + longLow) / 2);
            return new(conversion, basis, hasA ? _spanA[_displacement] : double.NaN, hasB ? _spanB[_displacement] : double.NaN);
        }
    }
}

/// <content>Ichimoku cloud.</content>
public static partial class Catalog
{
    /// <summary>Ichimoku cloud.</summary>
    public static IndicatorInfo Ichimoku { get; } = Add(new(
        "ichimoku", "Ichimoku cloud", IndicatorCategory.Trend,
        [ParameterInfo.Period(9, 1, "tenkan"), ParameterInfo.Period(26, 1, "kijun"), ParameterInfo.Period(52, 1, "senkou"), ParameterInfo.Period(26, 0, "displacement")],
        p => new Ichimoku((int)p[0], (int)p[1], (int)p[2], (int)p[3])));
}
