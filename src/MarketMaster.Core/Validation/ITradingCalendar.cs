namespace MarketMaster;

/// <summary>When a market trades, early closes and holidays included.</summary>
public interface ITradingCalendar
{
    /// <summary>The sessions that overlap a time range, in order and without overlap.</summary>
    /// <param name="from">Start of the range, UTC.</param>
    /// <param name="to">End of the range, UTC, included.</param>
    public IEnumerable<TradingSession> Sessions(DateTime from, DateTime to);
}
