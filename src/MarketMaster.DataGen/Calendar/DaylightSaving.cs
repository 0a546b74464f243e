namespace MarketMaster.DataGen;

/// <summary>
/// Offsets of the exchange clocks from UTC by the rules of law, so that a seed gives the same times on a machine without, or with
/// another, time-zone database.
/// </summary>
internal static class DaylightSaving
{
    /// <summary>By local time. The hour that is left out or runs twice, a Sunday's, counts as summer time: session markets are closed then.</summary>
    public static int OffsetHours(ExchangeZone zone, DateTime local)
    {
        if (zone == ExchangeZone.Utc)
            return 0;
        var (start, end) = Summer(zone, local.Year);
        var summer = local >= start.AddHours(Standard(zone)) && local < end.AddHours(Standard(zone) + 1);
        return Standard(zone) + (summer ? 1 : 0);
    }

    /// <summary>By instant.</summary>
    public static int OffsetHoursAt(ExchangeZone zone, DateTime instant)
    {
        if (zone == ExchangeZone.Utc)
            return 0;
        var (start, end) = Summer(zone, instant.Year);
        return Standard(zone) + (instant >= start && instant < end ? 1 : 0);
    }

    private static int Standard(ExchangeZone zone) => zone == ExchangeZone.NewYork ? -5 : 1;

    // the instants of the change, UTC: at 2:00 local time in America, everywhere at once in Europe
    private static (DateTime Start, DateTime End) Summer(ExchangeZone zone, int year) => zone == ExchangeZone.NewYork
        ? year >= 2007 ? (Sunday(year, 3, 8, 7), Sunday(year, 11, 1, 6))
            : (year >= 1987 ? Sunday(year, 4, 1, 7) : Sunday(year, 4, 24, 7), Sunday(year, 10, 25, 6))
        : (Sunday(year, 3, 25, 1), year >= 1996 ? Sunday(year, 10, 25, 1) : Sunday(year, 9, 24, 1));

    // the first Sunday on or after a day of the month
    private static DateTime Sunday(int year, int month, int day, int hour)
    {
        var date = new DateTime(year, month, day, hour, 0, 0, DateTimeKind.Utc);
        return date.AddDays((7 - (int)date.DayOfWeek) % 7);
    }
}
