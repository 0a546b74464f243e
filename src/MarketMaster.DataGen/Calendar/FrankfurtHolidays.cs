namespace MarketMaster.DataGen;

/// <summary>The days on which Xetra does not trade, and its short last day of the year.</summary>
internal static class FrankfurtHolidays
{
    private const int LastDayClose = 14 * 60;

    public static IEnumerable<Holiday> OfYear(int year)
    {
        var easter = HolidayRules.Easter(year);
        yield return new(new(year, 1, 1), "New Year's Day");
        yield return new(easter.AddDays(-2), "Good Friday");
        yield return new(easter.AddDays(1), "Easter Monday");
        yield return new(new(year, 5, 1), "Labour Day");
        yield return new(new(year, 12, 24), "Christmas Eve");
        yield return new(new(year, 12, 25), "Christmas Day");
        yield return new(new(year, 12, 26), "Boxing Day");
        yield return new(new(year, 12, 31), "New Year's Eve");
        var last = new DateOnly(year, 12, 30);
        while (HolidayRules.IsWeekend(last))
            last = last.AddDays(-1);
        yield return new(last, "Last trading day of the year", LastDayClose);
    }
}
