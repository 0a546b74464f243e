namespace MarketMaster.DataSources;

/// <summary>Which bars to read.</summary>
/// <param name="Symbol">Symbol as people write it (<c>BTC/USD</c>, <c>AAPL</c>), or the source's own.</param>
/// <param name="Interval">Length of a bar; one of the source's <see cref="IMarketDataSource.Intervals"/>.</param>
/// <param name="From">Open time of the first bar, UTC, included.</param>
/// <param name="To">Open time at which to end, UTC, excluded; null for the newest bar.</param>
public sealed record BarRequest(string Symbol, TimeSpan Interval, DateTime From, DateTime? To = null)
{
    /// <summary>Symbol as people write it, or the source's own; not blank.</summary>
    /// <exception cref="ArgumentException">The symbol is blank.</exception>
    public string Symbol { get; init => field = NotBlank(value); } = NotBlank(Symbol);

    /// <summary>Length of a bar, above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is not above zero.</exception>
    public TimeSpan Interval { get; init => field = Positive(value); } = Positive(Interval);

    /// <summary>Open time of the first bar, UTC, included.</summary>
    /// <exception cref="ArgumentException">The time is not UTC.</exception>
    public DateTime From { get; init => field = Utc(value, nameof(From)); } = Utc(From, nameof(From));

    /// <summary>Open time at which to end, UTC, excluded; null for the newest bar.</summary>
    /// <exception cref="ArgumentException">The time is not UTC.</exception>
    public DateTime? To { get; init => field = value is { } time ? Utc(time, nameof(To)) : null; } = To is { } end ? Utc(end, nameof(To)) : null;

    /// <summary>Whether to include the bar that has not closed yet, as far as the source serves it. Default false.</summary>
    public bool IncludeForming { get; init; }

    internal static void CheckRange(BarRequest request)
    {
        if (request.To is { } to && to <= request.From)
            throw new ArgumentException($"the range ends at {to:u}, where it begins at {request.From:u}: To must be later than From", nameof(request));
    }

    private static string NotBlank(string symbol)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        return symbol.Trim();
    }

    private static TimeSpan Positive(TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        return interval;
    }

    private static DateTime Utc(DateTime time, string name) => time.Kind == DateTimeKind.Utc
        ? time
        : throw new ArgumentException($"{name} is {time:s} of kind {time.Kind}: it must be UTC, or it would mean another moment on another machine", name);
}
