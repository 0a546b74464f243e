using static MarketMaster.DataGen.HolidayRules;

namespace MarketMaster.DataGen;

/// <summary>American holidays as the exchanges keep them.</summary>
internal static class NewYorkHolidays
{
    private const int StocksEarly = 13 * 60;
    private const int CommoditiesHoliday = 14 * 60 + 30;
    private const int CommoditiesEve = 13 * 60 + 45;
    private const int IndicesHoliday = 13 * 60;
    private const int IndicesEve = 13 * 60 + 15;

    // closings that no rule gives: mourning, the attacks of 2001, hurricane Sandy
    private static readonly DateOnly[] Unscheduled =
    [
        new(1994, 4, 27), new(2001, 9, 11), new(2001, 9, 12), new(2001, 9, 13), new(2001, 9, 14), new(2004, 6, 11),
        new(2007, 1, 2), new(2012, 10, 29), new(2012, 10, 30), new(2018, 12, 5), new(2025, 1, 9),
    ];

    public static IEnumerable<Holiday> Stocks(int year) =>
    [
        .. Closings(year), .. Shared(year).Select(h => new Holiday(h.Date, h.Name)), .. Eves(year, StocksEarly),
        .. Unscheduled.Where(d => d.Year == year).Select(d => new Holiday(d, "Unscheduled closing")),
    ];

    public static IEnumerable<Holiday> CommodityFutures(int year) => Futures(year, CommoditiesHoliday, CommoditiesEve, independence: false);

    public static IEnumerable<Holiday> IndexFutures(int year) => Futures(year, IndicesHoliday, IndicesEve, independence: true);

    private static IEnumerable<Holiday> Futures(int year, int holiday, int eve, bool independence) =>
        [.. Closings(year), .. Shared(year).Select(h => new Holiday(h.Date, h.Name, holiday)), .. Eves(year, eve, independence)];

    private static IEnumerable<Holiday> Closings(int year)
    {
        // a New Year's Day on a Saturday is not moved into the old year
        var newYear = new DateOnly(year, 1, 1);
        if (newYear.DayOfWeek != DayOfWeek.Saturday)
            yield return new(Observed(newYear), "New Year's Day");
        yield return new(Easter(year).AddDays(-2), "Good Friday");
        yield return new(Observed(new(year, 12, 25)), "Christmas Day");
    }

    private static IEnumerable<(DateOnly Date, string Name)> Shared(int year)
    {
        if (year >= 1998)
            yield return (Nth(year, 1, DayOfWeek.Monday, 3), "Martin Luther King Jr. Day");
        yield return (Nth(year, 2, DayOfWeek.Monday, 3), "Washington's Birthday");
        yield return (Last(year, 5, DayOfWeek.Monday), "Memorial Day");
        if (year >= 2022)
            yield return (Observed(new(year, 6, 19)), "Juneteenth");
        yield return (Observed(new(year, 7, 4)), "Independence Day");
        yield return (Nth(year, 9, DayOfWeek.Monday, 1), "Labor Day");
        yield return (Nth(year, 11, DayOfWeek.Thursday, 4), "Thanksgiving Day");
    }

    // shortened only where the holiday itself follows on the next day
    private static IEnumerable<Holiday> Eves(int year, int close, bool independence = true)
    {
        if (independence && IsEve(new(year, 7, 3)))
            yield return new(new(year, 7, 3), "Day before Independence Day", close);
        yield return new(Nth(year, 11, DayOfWeek.Thursday, 4).AddDays(1), "Day after Thanksgiving", close);
        if (IsEve(new(year, 12, 24)))
            yield return new(new(year, 12, 24), "Christmas Eve", close);
    }

    private static bool IsEve(DateOnly date) => date.DayOfWeek is >= DayOfWeek.Monday and <= DayOfWeek.Thursday;
}
