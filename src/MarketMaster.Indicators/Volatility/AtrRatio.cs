namespace MarketMaster.Indicators;

/// <summary>Average true range as a fraction of the close; NaN where the close is 0.</summary>
/// <param name="Period">Period of the ATR, 1 to 100,000; 14 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record AtrRatio(int Period = 14) : BarIndicator<double>
{
    /// <summary>Period of the ATR.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("atr_ratio", Period)];

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private Atr.Step<T> _atr = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value) => Of(_atr.Push(value), value.Close);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T atr, T close) => T.IfEqual(close, 0, double.NaN, atr / close);
    }
}

/// <content>ATR ratio.</content>
public static partial class Catalog
{
    /// <summary>Average true range as a fraction of the close.</summary>
    public static IndicatorInfo AtrRatio { get; } = Add(new(
        "atr_ratio", "ATR ratio", IndicatorCategory.Volatility,
        [ParameterInfo.Period(14, 1)], p => new AtrRatio((int)p[0])));
}
