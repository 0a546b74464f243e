using System.Globalization;

namespace MarketMaster.Reporting;

/// <summary>Short names of bar intervals, as exchanges write them: 1m, 15m, 4h, 1d.</summary>
internal static class IntervalName
{
    public static string Of(TimeSpan interval) => interval switch
    {
        { Ticks: 0 } => "unknown length",
        _ when interval.Ticks % TimeSpan.TicksPerDay == 0 => Name(interval.TotalDays, "d"),
        _ when interval.Ticks % TimeSpan.TicksPerHour == 0 => Name(interval.TotalHours, "h"),
        _ when interval.Ticks % TimeSpan.TicksPerMinute == 0 => Name(interval.TotalMinutes, "m"),
        _ => Name(interval.TotalSeconds, "s"),
    };

    private static string Name(double count, string unit) => count.ToString("0.###", CultureInfo.InvariantCulture) + unit;
}
