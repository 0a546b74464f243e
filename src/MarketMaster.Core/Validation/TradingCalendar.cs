namespace MarketMaster;

/// <summary>Ready calendars.</summary>
public static class TradingCalendar
{
    /// <summary>Trading around the clock, every day: crypto.</summary>
    public static ITradingCalendar AlwaysOpen { get; } = new Always();

    /// <summary>A calendar of listed sessions.</summary>
    /// <param name="sessions">The sessions in any order; they must not overlap.</param>
    /// <exception cref="ArgumentException">A session ends before it starts, or overlaps another.</exception>
    public static ITradingCalendar Of(IEnumerable<TradingSession> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        TradingSession[] sorted = [.. sessions.OrderBy(s => s.Open)];
        for (var i = 0; i < sorted.Length; i++)
        {
            if (sorted[i].Close <= sorted[i].Open || (i > 0 && sorted[i].Open < sorted[i - 1].Close))
                throw new ArgumentException(
                    $"session {TimeText.Format(sorted[i].Open)} to {TimeText.Format(sorted[i].Close)} must end after it starts and not overlap the one before", nameof(sessions));
        }
        return new Listed(sorted);
    }

    private sealed class Always : ITradingCalendar
    {
        public IEnumerable<TradingSession> Sessions(DateTime from, DateTime to) => [new(from, to.AddTicks(1))];
    }

    private sealed class Listed(TradingSession[] sessions) : ITradingCalendar
    {
        public IEnumerable<TradingSession> Sessions(DateTime from, DateTime to) => sessions.Where(s => s.Open <= to && s.Close > from);
    }
}
