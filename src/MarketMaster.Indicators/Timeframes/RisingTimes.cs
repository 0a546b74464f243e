using System.Globalization;

namespace MarketMaster.Indicators;

/// <summary>Checks that the times of bars rise, for what depends on them.</summary>
internal static class RisingTimes
{
    public static void Require(DateTime previous, DateTime time, TimeSpan atLeast)
    {
        if (time - previous < atLeast || time <= previous)
            Throw(previous, time, atLeast);
    }

    public static void Require(ReadOnlySpan<DateTime> times, TimeSpan atLeast)
    {
        for (var i = 1; i < times.Length; i++)
            Require(times[i - 1], times[i], atLeast);
    }

    public static void RequireSame(DateTime last, DateTime time)
    {
        if (time != last)
            throw new ArgumentException($"the last bar has time {Text(last)}, its correction {Text(time)}: a correction keeps the time", nameof(time));
    }

    private static void Throw(DateTime previous, DateTime time, TimeSpan atLeast) =>
        throw new InvalidMarketDataException(atLeast <= TimeSpan.Zero
            ? $"a bar at {Text(time)} follows one at {Text(previous)}: times must rise"
            : $"a bar at {Text(time)} follows one at {Text(previous)}: times must rise by the bar interval of {atLeast} at least");

    private static string Text(DateTime time) => time.ToString("u", CultureInfo.InvariantCulture);
}
