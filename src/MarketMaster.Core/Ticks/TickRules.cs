namespace MarketMaster;

/// <summary>The rules at the door: what a tick must satisfy. Several ticks may bear the same time.</summary>
internal static class TickRules
{
    public static void Require(in Tick tick, DateTime previous, string? source, long row, long? line = null)
    {
        if (!(tick.Price > 0) || !double.IsFinite(tick.Price))
            throw new InvalidMarketDataException("must be a positive number", source, row, TickNames.Price, NumberText.Format(tick.Price), line);
        if (!(tick.Size >= 0) || !double.IsFinite(tick.Size))
            throw new InvalidMarketDataException("must be a number and not negative", source, row, TickNames.Size, NumberText.Format(tick.Size), line);
        if (tick.Time.Kind != DateTimeKind.Utc)
            throw new InvalidMarketDataException("is not UTC: convert it, or give it DateTimeKind.Utc", source, row, TickNames.Time, TimeText.Format(tick.Time), line);
        if (tick.Time < previous)
            throw new InvalidMarketDataException($"is earlier than the tick before ({TimeText.Format(previous)}): sort the ticks by time", source, row, TickNames.Time, TimeText.Format(tick.Time), line);
    }

    /// <summary>The same ticks, each checked as it passes.</summary>
    public static IEnumerable<Tick> Checked(IEnumerable<Tick> ticks, string? source = null)
    {
        var (row, previous) = (0L, DateTime.MinValue);
        foreach (var tick in ticks)
        {
            Require(tick, previous, source, row++);
            previous = tick.Time;
            yield return tick;
        }
    }
}
