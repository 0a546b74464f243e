using System.Runtime.InteropServices;

namespace MarketMaster;

/// <summary>Checks of the times: order, duplicates, grid, future.</summary>
internal static class TimeChecks
{
    public static void Run(BarSeries bars, TimeSpan interval, DateTime now, DefectLog log)
    {
        var first = new Dictionary<DateTime, int>(bars.Count);
        var grid = GridOffset(bars.Time, interval);
        var latest = DateTime.MinValue;
        for (var row = 0; row < bars.Count; row++)
        {
            var time = bars.Time[row];
            if (time < latest)
                log.Add(BarDefect.UnorderedTimestamp, row);
            latest = time > latest ? time : latest;
            if (!first.TryAdd(time, row))
                log.Add(bars[row].Equals(bars[first[time]]) ? BarDefect.DuplicateTimestampIdentical : BarDefect.DuplicateTimestampConflicting, row);
            if (IsOnDayGrid(interval) && time.Ticks % interval.Ticks != grid)
                log.Add(BarDefect.OffGridTimestamp, row);
            if (time > now)
                log.Add(BarDefect.FutureTimestamp, row);
        }
    }

    // weeks and months have no fixed place on the time line
    private static bool IsOnDayGrid(TimeSpan interval) => interval > TimeSpan.Zero && TimeSpan.TicksPerDay % interval.Ticks == 0;

    /// <summary>Where the grid starts: at midnight UTC, unless most bars agree on another offset (hourly bars from 13:30).</summary>
    private static long GridOffset(ReadOnlySpan<DateTime> times, TimeSpan interval)
    {
        if (!IsOnDayGrid(interval))
            return 0;
        var counts = new Dictionary<long, int>();
        foreach (var time in times)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, time.Ticks % interval.Ticks, out _)++;
        var (offset, count) = counts.MaxBy(c => c.Value);
        return count * 2 > times.Length ? offset : 0;
    }
}
