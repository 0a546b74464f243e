using System.Collections.Concurrent;

namespace MarketMaster.DataGen;

/// <summary>
/// The dates on which a market is closed or closes early, computed year by year from rules. Immutable; safe to use from any thread.
/// A host makes its own from a function of the year, or from a list.
/// </summary>
public sealed class HolidayCalendar
{
    private readonly ConcurrentDictionary<int, Holiday?[]> _years = new();
    private readonly Func<int, Holiday?[]> _create;

    /// <summary>A calendar from rules.</summary>
    /// <param name="ofYear">
    /// The holidays of a year, in any order; called once per year, and the same year must always give the same. Dates of another year
    /// are left out; of two on one date the one that closes longer counts.
    /// </param>
    public HolidayCalendar(Func<int, IEnumerable<Holiday>> ofYear)
    {
        ArgumentNullException.ThrowIfNull(ofYear);
        _create = year => ByDay(year, ofYear(year));
    }

    /// <summary>No holidays: every trading date of the week is an ordinary one.</summary>
    public static HolidayCalendar None { get; } = new(_ => []);

    /// <summary>
    /// NYSE and Nasdaq: the rules in force in each year from 1990 on, with the unscheduled closings until 2025; early closes at 13:00 as
    /// they have been kept since 2013.
    /// </summary>
    public static HolidayCalendar NewYorkStocks { get; } = new(NewYorkHolidays.Stocks);

    /// <summary>Energy and metal futures of CME Globex: closed on New Year's Day, Good Friday and Christmas, early on the other American holidays; today's rules for every year.</summary>
    public static HolidayCalendar NewYorkFutures { get; } = new(NewYorkHolidays.CommodityFutures);

    /// <summary>Equity-index futures of CME Globex: closed on New Year's Day, Good Friday and Christmas, early on the other American holidays; today's rules for every year.</summary>
    public static HolidayCalendar IndexFutures { get; } = new(NewYorkHolidays.IndexFutures);

    /// <summary>Xetra: the rules of 2022 and later for every year.</summary>
    public static HolidayCalendar Frankfurt { get; } = new(FrankfurtHolidays.OfYear);

    /// <summary>Foreign exchange: closed on New Year's Day and Christmas, and from 14:00 New York time on the days before.</summary>
    public static HolidayCalendar ForeignExchange { get; } = new(ForeignExchangeHolidays.OfYear);

    /// <summary>A calendar of listed dates; years that are not listed have none.</summary>
    /// <param name="holidays">The holidays in any order.</param>
    public static HolidayCalendar Of(IEnumerable<Holiday> holidays)
    {
        ArgumentNullException.ThrowIfNull(holidays);
        var byYear = holidays.ToLookup(h => h.Date.Year);
        return new(year => byYear[year]);
    }

    /// <summary>What is special about a date.</summary>
    /// <param name="date">The trading date.</param>
    /// <returns>The holiday; null on an ordinary date.</returns>
    public Holiday? Find(DateOnly date) => _years.GetOrAdd(date.Year, _create)[date.DayOfYear];

    /// <summary>The holidays of a year, in order; some may fall on weekends.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <returns>The holidays.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> is out of range.</exception>
    public IReadOnlyList<Holiday> InYear(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        return [.. _years.GetOrAdd(year, _create).OfType<Holiday>()];
    }

    private static Holiday?[] ByDay(int year, IEnumerable<Holiday> holidays)
    {
        var days = new Holiday?[367];
        foreach (var holiday in holidays)
        {
            if (holiday.Date.Year != year)
                continue;
            ref var slot = ref days[holiday.Date.DayOfYear];
            if (slot is null || (holiday.EarlyClose ?? int.MinValue) < (slot.EarlyClose ?? int.MinValue))
                slot = holiday;
        }
        return days;
    }
}
