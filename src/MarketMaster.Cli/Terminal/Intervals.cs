using System.Globalization;

namespace MarketMaster.Cli;

/// <summary>Intervals as traders write them: 1m, 15m, 1h, 4h, 1d.</summary>
internal static class Intervals
{
    /// <summary>Also what only some exchanges have: a second, several days, a week.</summary>
    public static TimeSpan ParseAny(string text)
    {
        if (text.Length > 1 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 60)
        {
            switch (char.ToLowerInvariant(text[^1]))
            {
                case 's':
                    return TimeSpan.FromSeconds(count);
                case 'd':
                    return TimeSpan.FromDays(count);
                case 'w':
                    return TimeSpan.FromDays(7 * count);
            }
        }
        return Parse(text);
    }

    public static TimeSpan Parse(string text)
    {
        if (text.Length > 1 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 1440)
        {
            switch (char.ToLowerInvariant(text[^1]))
            {
                case 'm':
                    return TimeSpan.FromMinutes(count);
                case 'h':
                    return TimeSpan.FromHours(count);
                case 'd' when count == 1:
                    return TimeSpan.FromDays(1);
            }
        }
        throw new FormatException($"interval '{text}' is not known: write minutes, hours or a day, such as 1m, 15m, 1h or 1d");
    }
}
