namespace MarketMaster.DataGen;

/// <summary>
/// The clock trading hours are kept by. Daylight saving time follows the law of each year as rules (from 1967 in New York, from 1981 in
/// Frankfurt), so that the same seed gives the same times on a machine without, or with another, time-zone database.
/// </summary>
public enum ExchangeZone
{
    /// <summary>UTC, no daylight saving time.</summary>
    Utc,

    /// <summary>New York: UTC-5; UTC-4 in summer, since 2007 from the second Sunday of March to the first Sunday of November.</summary>
    NewYork,

    /// <summary>Frankfurt: UTC+1; UTC+2 in summer, since 1996 from the last Sunday of March to the last Sunday of October.</summary>
    Frankfurt,
}
