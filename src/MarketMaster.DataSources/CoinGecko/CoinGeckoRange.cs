namespace MarketMaster.DataSources;

/// <summary>How far back CoinGecko serves which bars: without a paid plan the length of a bar follows from the number of days asked for.</summary>
internal static class CoinGeckoRange
{
    private static readonly int[] Days = [1, 7, 14, 30, 90, 180, 365];

    public static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan FourHours = TimeSpan.FromHours(4);
    public static readonly TimeSpan FourDays = TimeSpan.FromDays(4);

    public static IntervalTable IntervalsOf(CoinGeckoPlan plan) => plan == CoinGeckoPlan.Pro
        ? new("coingecko", (HalfHour, ""), (TimeSpan.FromHours(1), "hourly"), (FourHours, ""), (TimeSpan.FromDays(1), "daily"), (FourDays, ""))
        : new("coingecko", (HalfHour, ""), (FourHours, ""), (FourDays, ""));

    /// <summary>Most that one request of a paid plan may span.</summary>
    public static TimeSpan Window(string interval) => TimeSpan.FromDays(interval == "hourly" ? 31 : 180);

    /// <summary>The number of days to ask for, so that bars of the length come and reach back far enough; null where none does.</summary>
    public static int? DaysFor(TimeSpan interval, TimeSpan back)
    {
        foreach (var days in Days)
        {
            var length = days <= 2 ? HalfHour : days <= 30 ? FourHours : FourDays;
            if (length == interval && TimeSpan.FromDays(days) >= back)
                return days;
        }
        return null;
    }

    public static int MostDays(TimeSpan interval) => interval == HalfHour ? 1 : interval == FourHours ? 30 : 365;
}
