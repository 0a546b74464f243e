namespace MarketMaster.Indicators;

/// <summary>A price of each bar, as input of another indicator: <c>new Ema(12).Of(PriceSource.Hl2)</c>. No warm-up.</summary>
public sealed record PriceSource : BarIndicator<double>
{
    private readonly Kind _kind;

    private PriceSource(Kind kind, string name, BarFields reads) => (_kind, Name, Reads) = (kind, name, reads);

    private enum Kind
    {
        Open,
        High,
        Low,
        Close,
        Volume,
        Hl2,
        Hlc3,
        Ohlc4,
    }

    /// <summary>First price.</summary>
    public static PriceSource Open { get; } = new(Kind.Open, "open", BarFields.Open);

    /// <summary>Highest price.</summary>
    public static PriceSource High { get; } = new(Kind.High, "high", BarFields.High);

    /// <summary>Lowest price.</summary>
    public static PriceSource Low { get; } = new(Kind.Low, "low", BarFields.Low);

    /// <summary>Last price.</summary>
    public static PriceSource Close { get; } = new(Kind.Close, "close", BarFields.Close);

    /// <summary>Traded quantity.</summary>
    public static PriceSource Volume { get; } = new(Kind.Volume, "volume", BarFields.Volume);

    /// <summary>Median price: (high + low)/2.</summary>
    public static PriceSource Hl2 { get; } = new(Kind.Hl2, "hl2", BarFields.High | BarFields.Low);

    /// <summary>Typical price: (high + low + close)/3.</summary>
    public static PriceSource Hlc3 { get; } = new(Kind.Hlc3, "hlc3", BarFields.High | BarFields.Low | BarFields.Close);

    /// <summary>Average price: (open + high + low + close)/4.</summary>
    public static PriceSource Ohlc4 { get; } = new(Kind.Ohlc4, "ohlc4", BarFields.Open | BarFields.High | BarFields.Low | BarFields.Close);

    /// <summary>The name: open, high, low, close, volume, hl2, hlc3 or ohlc4.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new(Name, 0)];

    /// <inheritdoc/>
    protected internal override int? Memory => 0;

    /// <inheritdoc/>
    protected internal override BarFields Reads { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) => runner.Run<Step<TLane>, Candle<TLane>, TLane>(new(_kind));

    // Averages are taken as distances from the close: exactly the price where all are equal, at any price level.
    private readonly struct Step<T>(Kind kind) : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private readonly Kind _kind = kind;

        public T Push(in Candle<T> value) => _kind switch
        {
            Kind.Open => value.Open,
            Kind.High => value.High,
            Kind.Low => value.Low,
            Kind.Volume => value.Volume,
            Kind.Hl2 => value.Low + (value.High - value.Low) / 2,
            Kind.Hlc3 => TypicalPrice.Of(value),
            Kind.Ohlc4 => value.Close + (value.Open - value.Close + (value.High - value.Close) + (value.Low - value.Close)) / 4,
            _ => value.Close,
        };
    }
}
