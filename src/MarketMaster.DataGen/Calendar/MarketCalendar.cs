namespace MarketMaster.DataGen;

/// <summary>
/// The trading days of a market in UTC, with weekends, holidays, early closes and daylight saving time. The generator walks it; a host may
/// check real bars against it (<see cref="BarValidatorOptions.Calendar"/>). Immutable; safe to use from any thread.
/// </summary>
/// <param name="hours">The market's hours.</param>
public sealed class MarketCalendar(TradingHours hours) : ITradingCalendar
{
    /// <summary>The market's hours.</summary>
    public TradingHours Hours { get; } = hours ?? throw new ArgumentNullException(nameof(hours));

    /// <summary>The calendar of an instrument in <see cref="MarketModels.Default"/>.</summary>
    /// <param name="symbol">A symbol such as <c>AAPL</c>.</param>
    /// <returns>Its calendar.</returns>
    /// <exception cref="ArgumentException">No known instrument has that symbol.</exception>
    public static MarketCalendar Of(string symbol) =>
        new(MarketModels.Default.GetEffective(Instrument.Find(symbol).AssetClass, symbol).Hours);

    /// <summary>The trading day of a date.</summary>
    /// <param name="date">The trading date.</param>
    /// <returns>Open and close; null on weekends and holidays.</returns>
    public TradingDay? Find(DateOnly date)
    {
        var minutes = Hours.MinutesOn(date, out var holiday);
        if (minutes == 0)
            return null;
        var open = Hours.OpenOn(date);
        return new(date, open, open.AddMinutes(minutes), minutes < Hours.Minutes ? holiday : null);
    }

    /// <summary>The trading days of a range of dates, in order.</summary>
    /// <param name="from">First date.</param>
    /// <param name="to">Last date, included.</param>
    /// <returns>The days on which the market trades.</returns>
    public IEnumerable<TradingDay> Days(DateOnly from, DateOnly to)
    {
        for (var date = from; date <= to; date = date.AddDays(1))
        {
            if (Find(date) is { } day)
                yield return day;
        }
    }

    /// <summary>The trading day during which an instant falls.</summary>
    /// <param name="instant">The instant, UTC.</param>
    /// <returns>The day; null while the market is closed.</returns>
    public TradingDay? DayAt(DateTime instant)
    {
        // a day may open on the date before its own, and the clock may be behind or ahead of UTC
        var date = DateOnly.FromDateTime(instant);
        return Days(date.AddDays(-1), date.AddDays(2)).FirstOrDefault(d => d.Open <= instant && instant < d.Close);
    }

    /// <inheritdoc/>
    public IEnumerable<TradingSession> Sessions(DateTime from, DateTime to) =>
        Days(DateOnly.FromDateTime(from).AddDays(-1), DateOnly.FromDateTime(to).AddDays(2))
            .Where(d => d.Open <= to && d.Close > from).Select(d => new TradingSession(d.Open, d.Close));

    /// <summary>An instant on the market's own clock.</summary>
    /// <param name="instant">The instant, UTC.</param>
    /// <returns>The local time, of unspecified kind.</returns>
    public DateTime ToLocal(DateTime instant) =>
        DateTime.SpecifyKind(instant.AddHours(DaylightSaving.OffsetHoursAt(Hours.Zone, instant)), DateTimeKind.Unspecified);
}
