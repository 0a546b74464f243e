namespace MarketMaster;

/// <summary>The words of tick files: columns, sessions and regimes.</summary>
internal static class TickNames
{
    public const string Time = "timestamp";
    public const string Price = "price";
    public const string Size = "size";
    public const string Bid = "bid";
    public const string Ask = "ask";
    public const string Session = "session";
    public const string Regime = "regime";

    /// <summary>In the order of <see cref="MarketSession"/>.</summary>
    public static readonly string[] Sessions =
        ["full_day", "around_the_clock", "pre_market", "regular", "after_hours", "overnight", "sydney", "tokyo", "london", "new_york"];

    /// <summary>In the order of <see cref="VolatilityRegime"/>.</summary>
    public static readonly string[] Regimes = ["calm", "normal", "stress"];

    /// <summary>What each column may be called, in the order of the columns; case does not matter.</summary>
    public static readonly string[][] Columns =
    [
        [Time, "time", "datetime", "date", "ts", "t"], [Price, "last", "p"], [Size, "quantity", "qty", "volume", "amount", "q"], [Bid, "bid_price"],
        [Ask, "ask_price"], [Session], [Regime],
    ];

    /// <summary>The column of a name: 0 for the time and so on; -1 for any other.</summary>
    public static int Column(string name) => Array.FindIndex(Columns, names => names.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase));

    public static MarketSession? ParseSession(ReadOnlySpan<char> text, string? source, long row, long? line = null)
    {
        var index = Index(Sessions, text, Session, source, row, line);
        return index < 0 ? null : (MarketSession)index;
    }

    public static VolatilityRegime? ParseRegime(ReadOnlySpan<char> text, string? source, long row, long? line = null)
    {
        var index = Index(Regimes, text, Regime, source, row, line);
        return index < 0 ? null : (VolatilityRegime)index;
    }

    private static int Index(string[] names, ReadOnlySpan<char> text, string column, string? source, long row, long? line)
    {
        if (text.IsEmpty)
            return -1;
        for (var i = 0; i < names.Length; i++)
        {
            if (text.Equals(names[i], StringComparison.OrdinalIgnoreCase))
                return i;
        }
        throw new InvalidMarketDataException($"is no {column}: it must be one of {string.Join(", ", names)}", source, row, column, text.ToString(), line);
    }
}
