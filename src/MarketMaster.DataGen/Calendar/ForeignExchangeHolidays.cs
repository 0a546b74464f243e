namespace MarketMaster.DataGen;

/// <summary>The two days on which foreign exchange stands still all over the world, and the afternoons before.</summary>
internal static class ForeignExchangeHolidays
{
    private const int EveClose = 14 * 60;

    public static IEnumerable<Holiday> OfYear(int year) =>
    [
        new(new(year, 1, 1), "New Year's Day"), new(new(year, 12, 24), "Christmas Eve", EveClose),
        new(new(year, 12, 25), "Christmas Day"), new(new(year, 12, 31), "New Year's Eve", EveClose),
    ];
}
