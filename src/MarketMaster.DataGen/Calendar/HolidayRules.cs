namespace MarketMaster.DataGen;

/// <summary>The ways in which holidays are fixed.</summary>
internal static class HolidayRules
{
    /// <summary>The n-th weekday of a month, counted from 1.</summary>
    public static DateOnly Nth(int year, int month, DayOfWeek weekday, int n)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((7 + weekday - first.DayOfWeek) % 7 + 7 * (n - 1));
    }

    /// <summary>The last weekday of a month.</summary>
    public static DateOnly Last(int year, int month, DayOfWeek weekday)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-((7 + last.DayOfWeek - weekday) % 7));
    }

    /// <summary>A fixed date, kept on Friday where it falls on a Saturday and on Monday where it falls on a Sunday.</summary>
    public static DateOnly Observed(DateOnly date) => date.DayOfWeek switch
    {
        DayOfWeek.Saturday => date.AddDays(-1),
        DayOfWeek.Sunday => date.AddDays(1),
        _ => date,
    };

    public static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        var g = (8 * b + 13) / 25;
        var h = (19 * a + b - b / 4 - g + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var month = (h + l - 7 * m + 114) / 31;
        return new(year, month, (h + l - 7 * m + 114) % 31 + 1);
    }
}
