namespace MarketMaster.DataGen;

/// <summary>Offsets of the exchange clocks from UTC, by rule. Changes fall on Sundays while session markets are closed, so a date suffices.</summary>
internal static class DaylightSaving
{
    public static int OffsetHours(ExchangeZone zone, DateTime date) => zone switch
    {
        ExchangeZone.NewYork => date >= Sunday(date.Year, 3, 8) && date < Sunday(date.Year, 11, 1) ? -4 : -5,
        ExchangeZone.Frankfurt => date >= Sunday(date.Year, 3, 25) && date < Sunday(date.Year, 10, 25) ? 2 : 1,
        _ => 0,
    };

    // the first Sunday on or after a day of the month
    private static DateTime Sunday(int year, int month, int day)
    {
        var date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc);
        return date.AddDays((7 - (int)date.DayOfWeek) % 7);
    }
}
