using System.Globalization;

namespace MarketMaster.Indicators;

/// <summary>
/// Periods that follow one another without a hole: minutes, hours, days, weeks, or trading sessions. Every instant belongs to
/// exactly one. Periods are counted from midnight of Monday, 1 January of year 1, plus an offset: hours and days begin on the
/// full hour and at midnight UTC, weeks on Monday.
/// </summary>
public sealed record Timeframe
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Makes a timeframe.</summary>
    /// <param name="length">Length of a period, above 0 to 366 days.</param>
    /// <param name="offset">How much later than the full period each begins, such as 22 hours for a day that begins at 22:00; shorter than the length, 0 by default, may be negative.</param>
    /// <param name="zone">Whose local time the periods follow, summer time included; UTC by default. Only with whole days.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    /// <exception cref="ArgumentException">A time zone was given and the length is not a whole number of days.</exception>
    public Timeframe(TimeSpan length, TimeSpan offset = default, TimeZoneInfo? zone = null)
    {
        if (length <= TimeSpan.Zero || length > Longest)
            throw new ArgumentOutOfRangeException(nameof(length), length, $"a timeframe must be longer than 0 and at most {Longest.Days} days");
        if (offset.Duration() >= length)
            throw new ArgumentOutOfRangeException(nameof(offset), offset, $"the offset must be shorter than the timeframe of {Text(length)}");
        if (zone is not null && length.Ticks % TimeSpan.TicksPerDay != 0)
            throw new ArgumentException($"a time zone goes with whole days, not with {Text(length)}", nameof(zone));
        (Length, Offset, Zone) = (length, offset, zone);
    }

    /// <summary>Length of a period; with a time zone, in local time.</summary>
    public TimeSpan Length { get; }

    /// <summary>How much later than the full period each begins.</summary>
    public TimeSpan Offset { get; }

    /// <summary>Whose local time the periods follow; null for UTC.</summary>
    public TimeZoneInfo? Zone { get; }

    /// <summary>A timeframe of a length, aligned to UTC.</summary>
    /// <param name="length">Length of a period.</param>
    public static implicit operator Timeframe(TimeSpan length) => new(length);

    /// <summary>Days, or trading sessions of a day each: from a time of day to the same time on the next day.</summary>
    /// <param name="start">When each day begins, local time.</param>
    /// <param name="zone">Whose local time; UTC by default.</param>
    public static Timeframe Day(TimeOnly start = default, TimeZoneInfo? zone = null) => new(TimeSpan.FromDays(1), start.ToTimeSpan(), zone);

    /// <summary>Begin of the period that holds an instant, UTC.</summary>
    /// <param name="time">The instant, UTC.</param>
    public DateTime Start(DateTime time) => Find(time).Start;

    /// <summary>End of the period that holds an instant, UTC: the begin of the next.</summary>
    /// <param name="time">The instant, UTC.</param>
    public DateTime End(DateTime time) => Find(time).End;

    /// <summary>Length, offset and zone, such as <c>1d from 09:30 America/New_York</c>.</summary>
    public override string ToString()
    {
        var from = Offset == TimeSpan.Zero ? "" : $" from {(Offset < TimeSpan.Zero ? "-" : "")}{Offset:hh\\:mm}";
        return $"{Text(Length)}{from}{(Zone is null ? "" : " " + Zone.Id)}";
    }

    internal string Name => Text(Length);

    internal TimeSpan RequireWithin(TimeSpan barInterval) =>
        barInterval > TimeSpan.Zero && barInterval <= Length
            ? barInterval
            : throw new ArgumentOutOfRangeException(
                nameof(barInterval), barInterval, $"the interval of the bars must be above 0 and at most the timeframe of {Name}");

    internal (DateTime Start, DateTime End) Find(DateTime time)
    {
        if (Zone is null)
        {
            var start = Floor(time.Ticks);
            return (At(start), At(start + Length.Ticks));
        }
        var utc = DateTime.SpecifyKind(time, DateTimeKind.Utc);
        var local = Floor(utc.Ticks + Zone.GetUtcOffset(utc).Ticks);
        // within hours of a change of the clock, local time may point to the period beside
        if (utc < FromLocal(local))
            local -= Length.Ticks;
        else if (utc >= FromLocal(local + Length.Ticks))
            local += Length.Ticks;
        return (FromLocal(local), FromLocal(local + Length.Ticks));
    }

    private static string Text(TimeSpan length) => length.Ticks switch
    {
        var t when t % TimeSpan.TicksPerDay == 0 => Count(length.TotalDays, "d"),
        var t when t % TimeSpan.TicksPerHour == 0 => Count(length.TotalHours, "h"),
        var t when t % TimeSpan.TicksPerMinute == 0 => Count(length.TotalMinutes, "m"),
        _ => Count(length.TotalSeconds, "s"),
    };

    private static string Count(double count, string unit) => count.ToString(CultureInfo.InvariantCulture) + unit;

    private static DateTime At(long ticks) => new(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);

    private DateTime FromLocal(long ticks)
    {
        var local = new DateTime(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks));
        return At(local.Ticks - Zone!.GetUtcOffset(local).Ticks);
    }

    private long Floor(long ticks)
    {
        var past = (ticks - Offset.Ticks) % Length.Ticks;
        return ticks - (past < 0 ? past + Length.Ticks : past);
    }
}
