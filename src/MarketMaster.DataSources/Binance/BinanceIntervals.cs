namespace MarketMaster.DataSources;

internal static class BinanceIntervals
{
    public static IntervalTable For(string source) => new(
        source,
        (TimeSpan.FromSeconds(1), "1s"), (TimeSpan.FromMinutes(1), "1m"), (TimeSpan.FromMinutes(3), "3m"), (TimeSpan.FromMinutes(5), "5m"),
        (TimeSpan.FromMinutes(15), "15m"), (TimeSpan.FromMinutes(30), "30m"), (TimeSpan.FromHours(1), "1h"), (TimeSpan.FromHours(2), "2h"),
        (TimeSpan.FromHours(4), "4h"), (TimeSpan.FromHours(6), "6h"), (TimeSpan.FromHours(8), "8h"), (TimeSpan.FromHours(12), "12h"),
        (TimeSpan.FromDays(1), "1d"), (TimeSpan.FromDays(3), "3d"), (TimeSpan.FromDays(7), "1w"));
}
