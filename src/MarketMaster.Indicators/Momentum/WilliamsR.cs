namespace MarketMaster.Indicators;

/// <summary>Williams %R: distance of the close from the highest high, as a percentage of the range, -100 to 0; -50 where the range is 0.</summary>
/// <param name="Period">Bars of the range, 1 to 100,000; 14 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record WilliamsR(int Period = 14) : BarIndicator<double>
{
    /// <summary>Bars of the range.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("williams_r", Period - 1)];

    /// <inheritdoc/>
    protected internal override int? Memory => Period - 1;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private PriceRange<T> _range = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value) => Of(value, _range.Push(value));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(in Candle<T> value, in PriceRange<T>.Extremes range) => range.IsReady
            ? T.IfEqual(range.High, range.Low, -50, -100 * ((range.High - value.Close) / (range.High - range.Low)))
            : double.NaN;
    }
}

/// <content>Williams %R.</content>
public static partial class Catalog
{
    /// <summary>Williams %R.</summary>
    public static IndicatorInfo WilliamsR { get; } = Add(new(
        "williams_r", "Williams %R", IndicatorCategory.Momentum,
        [ParameterInfo.Period(14, 1)], p => new WilliamsR((int)p[0])));
}
