namespace MarketMaster.Indicators;

/// <summary>Accumulation/distribution line: running total of the volume signed by where the close lies in the bar (Chaikin; TA-Lib's AD).</summary>
public sealed record AdLine : BarIndicator<double>
{
    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("ad_line", 0)];

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close | BarFields.Volume;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, TLane>(default);

    internal struct Step<T> : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private T _total;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value) => _total += MoneyFlow.Of(value);
    }
}

/// <content>Accumulation/distribution line.</content>
public static partial class Catalog
{
    /// <summary>Accumulation/distribution line.</summary>
    public static IndicatorInfo AdLine { get; } = Add(new(
        "ad_line", "Accumulation/distribution line", IndicatorCategory.Volume,
        [], _ => new AdLine()));
}
