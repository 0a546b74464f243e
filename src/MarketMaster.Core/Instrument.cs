namespace MarketMaster;

/// <summary>A tradable thing: its symbol, market and smallest price step.</summary>
/// <param name="Symbol">Symbol as people write it: <c>AAPL</c>, <c>BTC/USD</c>, <c>XAU/USD</c>.</param>
/// <param name="AssetClass">The kind of market.</param>
/// <param name="TickSize">The smallest price step, in units of price; greater than 0.</param>
public sealed record Instrument(string Symbol, AssetClass AssetClass, double TickSize)
{
    /// <summary>Symbol as people write it: <c>AAPL</c>, <c>BTC/USD</c>, <c>XAU/USD</c>; not blank.</summary>
    /// <exception cref="ArgumentException">The symbol is blank.</exception>
    public string Symbol { get; init => field = NotBlank(value); } = NotBlank(Symbol);

    /// <summary>The smallest price step, in units of price; greater than 0 and finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is not greater than 0, or not finite.</exception>
    public double TickSize { get; init => field = Positive(value); } = Positive(TickSize);

    /// <summary>The instruments known from the start. A host adds its own by creating an <see cref="Instrument"/>.</summary>
    public static IReadOnlyList<Instrument> Known { get; } =
    [
        new("AAPL", AssetClass.Equity, 0.01), new("MSFT", AssetClass.Equity, 0.01), new("SPY", AssetClass.Equity, 0.01),
        new("BTC/USD", AssetClass.Crypto, 0.01), new("ETH/USD", AssetClass.Crypto, 0.01),
        new("EUR/USD", AssetClass.Forex, 0.00001), new("GBP/USD", AssetClass.Forex, 0.00001), new("USD/JPY", AssetClass.Forex, 0.001),
        new("XAU/USD", AssetClass.Commodity, 0.01), new("WTI", AssetClass.Commodity, 0.01), new("BRENT", AssetClass.Commodity, 0.01),
        new("SPX", AssetClass.Indices, 0.01), new("NDX", AssetClass.Indices, 0.01), new("DAX", AssetClass.Indices, 0.01),
    ];

    /// <summary>Finds a known instrument by its symbol; case does not matter.</summary>
    /// <param name="symbol">A symbol such as <c>BTC/USD</c>.</param>
    /// <returns>The instrument.</returns>
    /// <exception cref="ArgumentException">No instrument of <see cref="Known"/> has that symbol.</exception>
    public static Instrument Find(string symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        return Known.FirstOrDefault(i => i.Symbol.Equals(symbol, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException(
                $"unknown instrument '{symbol}': known are {string.Join(", ", Known.Select(i => i.Symbol))}", nameof(symbol));
    }

    private static string NotBlank(string symbol)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        return symbol;
    }

    private static double Positive(double tickSize) => double.IsFinite(tickSize) && tickSize > 0
        ? tickSize
        : throw new ArgumentOutOfRangeException(nameof(tickSize), tickSize, "the tick size must be a finite number greater than 0");
}
