namespace MarketMaster.Indicators;

/// <summary>Heikin-Ashi bars: close = mean of the four prices, open = middle of the last such bar's body, high and low stretched to hold both.</summary>
/// <remarks>The first open is (open + close)/2, as in Skender and TradingView.</remarks>
public sealed record HeikinAshi : BarIndicator<HeikinAshiOutput<double>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("ha_open", 0), new("ha_high", 0), new("ha_low", 0), new("ha_close", 0)];

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.Open | BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, HeikinAshiOutput<TLane>>(default);

    internal struct Step<T> : IStep<Candle<T>, HeikinAshiOutput<T>> where T : unmanaged, ILane<T>
    {
        private T _open;
        private T _close;
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public HeikinAshiOutput<T> Push(in Candle<T> value)
        {
            _open = _started ? (_open + _close) / 2 : (value.Open + value.Close) / 2;
            _close = (value.Open + value.High + value.Low + value.Close) / 4;
            _started = true;
            return new(_open, T.Max(value.High, T.Max(_open, _close)), T.Min(value.Low, T.Min(_open, _close)), _close);
        }
    }
}

/// <content>Heikin-Ashi.</content>
public static partial class Catalog
{
    /// <summary>Heikin-Ashi.</summary>
    public static IndicatorInfo HeikinAshi { get; } = Add(new(
        "heikin_ashi", "Heikin-Ashi", IndicatorCategory.Trend,
        [], _ => new HeikinAshi()));
}
