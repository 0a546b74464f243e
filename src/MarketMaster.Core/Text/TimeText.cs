using System.Globalization;

namespace MarketMaster;

/// <summary>Times as text: ISO-8601 and epoch numbers in, ISO-8601 UTC out.</summary>
internal static class TimeText
{
    public const int LongestFormat = 28;

    private const string Iso = "yyyy-MM-ddTHH:mm:ss.FFFFFFF";

    public static string Format(DateTime time)
    {
        Span<char> text = stackalloc char[LongestFormat];
        return new(text[..Write(time, text)]);
    }

    /// <summary>Writes <c>2014-05-01T00:00:00Z</c>, with as many sub-second digits as the time has; returns the length.</summary>
    public static int Write(DateTime time, Span<char> destination)
    {
        var utc = time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time;
        _ = utc.TryFormat(destination, out var written, Iso, CultureInfo.InvariantCulture);
        destination[written] = 'Z';
        return written + 1;
    }

    /// <summary>Reads ISO-8601 (without a zone: UTC), a date yyyyMMdd, or an epoch number whose size tells its unit.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTime time)
    {
        time = default;
        text = text.Trim();
        return text.Length >= 10 && IsSeparator(text[4]) && text[7] == text[4]
            ? TryParseIso(text, out time)
            : TryParseCompactDate(text, out time) || TryParseEpoch(text, out time);
    }

    private static bool IsSeparator(char c) => c is '-' or '/' or '.';

    private static bool TryParseIso(ReadOnlySpan<char> text, out DateTime time)
    {
        time = default;
        if (!TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)
            || !TryDate(year, month, day, out var date))
            return false;
        var rest = text[10..];
        if (rest.IsEmpty)
        {
            time = date;
            return true;
        }
        if (rest[0] is not ('T' or 't' or ' '))
            return false;
        rest = rest[1..].TrimStart();
        return TryTakeOffset(ref rest, out var offset) && TryTimeOfDay(rest, out var ticks) && TryFromTicks(date.Ticks + ticks - offset, out time);
    }

    private static bool TryTakeOffset(ref ReadOnlySpan<char> text, out long offset)
    {
        offset = 0;
        if (text.EndsWith("Z", StringComparison.OrdinalIgnoreCase))
        {
            text = text[..^1].TrimEnd();
            return true;
        }
        var sign = text.LastIndexOfAny('+', '-');
        if (sign < 0)
            return true;
        var zone = text[(sign + 1)..];
        var minutes = 0;
        if (zone.Length < 2 || !TryDigits(zone[..2], out var hours))
            return false;
        var tail = zone[2..].TrimStart(':');
        if (!tail.IsEmpty && (tail.Length != 2 || !TryDigits(tail, out minutes)))
            return false;
        offset = (hours * 60 + minutes) * TimeSpan.TicksPerMinute * (text[sign] == '-' ? -1 : 1);
        text = text[..sign].TrimEnd();
        return hours <= 14 && minutes < 60;
    }

    private static bool TryTimeOfDay(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 5 || text[2] != ':' || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute) || hour > 23 || minute > 59)
            return false;
        ticks = hour * TimeSpan.TicksPerHour + minute * TimeSpan.TicksPerMinute;
        if (text.Length == 5)
            return true;
        if (text.Length < 8 || text[5] != ':' || !TryDigits(text[6..8], out var second) || second > 59)
            return false;
        ticks += second * TimeSpan.TicksPerSecond;
        return text.Length == 8 || (text[8] is '.' or ',' && TryFraction(text[9..], ref ticks));
    }

    // digits beyond the seventh are below one tick (100 ns) and cut off
    private static bool TryFraction(ReadOnlySpan<char> digits, ref long ticks)
    {
        var unit = TimeSpan.TicksPerSecond;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            ticks += (digit - '0') * (unit /= 10);
        }
        return !digits.IsEmpty;
    }

    private static bool TryParseCompactDate(ReadOnlySpan<char> text, out DateTime time)
    {
        time = default;
        return text.Length == 8 && TryDigits(text[..4], out var year) && TryDigits(text[4..6], out var month) && TryDigits(text[6..], out var day)
            && year is >= 1900 and < 2100 && TryDate(year, month, day, out time);
    }

    private static bool TryParseEpoch(ReadOnlySpan<char> text, out DateTime time)
    {
        time = default;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && TryFromTicks(DateTime.UnixEpoch.Ticks, number, out time);
    }

    private static bool TryFromTicks(long start, decimal number, out DateTime time)
    {
        time = default;
        var ticks = decimal.Floor(Math.Abs(number) switch
        {
            < 1e11m => number * TimeSpan.TicksPerSecond,
            < 1e14m => number * TimeSpan.TicksPerMillisecond,
            < 1e17m => number * TimeSpan.TicksPerMicrosecond,
            _ => number / TimeSpan.NanosecondsPerTick,
        });
        return Math.Abs(ticks) < 4e18m && TryFromTicks(start + (long)ticks, out time);
    }

    private static bool TryFromTicks(long ticks, out DateTime time)
    {
        var inside = ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;
        time = inside ? new(ticks, DateTimeKind.Utc) : default;
        return inside;
    }

    private static bool TryDate(int year, int month, int day, out DateTime date)
    {
        var valid = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = valid ? new(year, month, day, 0, 0, 0, DateTimeKind.Utc) : default;
        return valid;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            value = value * 10 + (c - '0');
        }
        return true;
    }
}
