namespace MarketMaster.RateLimiting;

/// <summary>Conversions between the units of a <see cref="TimeProvider"/>'s timestamps and time spans, rounded up: waiting a rounded time is always enough.</summary>
internal static class ClockUnits
{
    /// <summary>No wait is long enough.</summary>
    public const long Never = long.MaxValue;

    public static long FromTimeSpan(TimeSpan time, long frequency)
    {
        if (frequency == TimeSpan.TicksPerSecond)
            return time.Ticks;
        var units = (((Int128)time.Ticks * frequency) + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond;
        return units > long.MaxValue / 4 ? long.MaxValue / 4 : (long)units;
    }

    public static TimeSpan ToTimeSpan(long units, long frequency)
    {
        if (units <= 0)
            return TimeSpan.Zero;
        if (units == Never)
            return Timeout.InfiniteTimeSpan;
        if (frequency == 1_000_000_000)
            return new TimeSpan((units / 100) + (units % 100 == 0 ? 0 : 1));
        return frequency == TimeSpan.TicksPerSecond
            ? new TimeSpan(units)
            : new TimeSpan((long)((((Int128)units * TimeSpan.TicksPerSecond) + frequency - 1) / frequency));
    }
}
