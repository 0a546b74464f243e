namespace MarketMaster.Indicators;

/// <summary>Average true range in percent of the close (TA-Lib's NATR); NaN where the close is 0.</summary>
/// <param name="Period">Period of the ATR, 1 to 100,000; 14 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Natr(int Period = 14) : BarIndicator<double>
{
    /// <summary>Period of the ATR.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("natr", Period)];

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private Atr.Step<T> _atr = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value) => 100 * AtrRatio.Step<T>.Of(_atr.Push(value), value.Close);
    }
}

/// <content>Normalised average true range.</content>
public static partial class Catalog
{
    /// <summary>Normalised average true range.</summary>
    public static IndicatorInfo Natr { get; } = Add(new(
        "natr", "Normalised average true range", IndicatorCategory.Volatility,
        [ParameterInfo.Period(14, 1)], p => new Natr((int)p[0])));
}
