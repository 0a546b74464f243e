namespace MarketMaster;

/// <summary>Checks against a calendar: bars outside the sessions, and bars that are missing.</summary>
internal static class CalendarChecks
{
    public static (int Expected, List<BarGap> Gaps) Run(BarSeries bars, ITradingCalendar? calendar, TimeSpan interval, int toleratedGap, DefectLog log)
    {
        if (calendar is null || interval <= TimeSpan.Zero)
            return (bars.Count, []);
        var (from, to) = Range(bars.Time, interval);
        var sessions = calendar.Sessions(from, to).Select(s => interval >= TimeSpan.FromDays(1) ? WholeDays(s) : s).ToArray();
        for (var row = 0; row < bars.Count; row++)
        {
            if (!IsInside(sessions, bars.Time[row]))
                log.Add(BarDefect.OutsideSession, row);
        }
        return FindGaps(sessions, from, to, interval, [.. bars.Time], toleratedGap);
    }

    // daily bars are stamped with the date of the session
    private static TradingSession WholeDays(TradingSession session) => new(session.Open.Date, session.Close.AddTicks(-1).Date.AddDays(1));

    // daily bars start before their session opens, so the whole last day is asked for
    private static (DateTime From, DateTime To) Range(ReadOnlySpan<DateTime> times, TimeSpan interval)
    {
        var (from, to) = (times[0], times[0]);
        foreach (var time in times)
            (from, to) = (time < from ? time : from, time > to ? time : to);
        return (from, interval >= TimeSpan.FromDays(1) ? to.Date.AddDays(1).AddTicks(-1) : to);
    }

    private static bool IsInside(TradingSession[] sessions, DateTime time)
    {
        var (low, high) = (0, sessions.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sessions[middle].Open <= time)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 && time < sessions[low - 1].Close;
    }

    private static (int Expected, List<BarGap> Gaps) FindGaps(
        TradingSession[] sessions, DateTime from, DateTime to, TimeSpan interval, HashSet<DateTime> present, int tolerated)
    {
        var gaps = new List<BarGap>();
        var expected = 0;
        foreach (var session in sessions)
        {
            BarGap? open = null;
            for (var time = session.Open; time < session.Close && time <= to; time += interval)
            {
                if (time < from)
                    continue;
                expected++;
                if (!present.Contains(time))
                    open = new(open?.From ?? time, time, (open?.Bars ?? 0) + 1);
                else
                    Close(ref open);
            }
            Close(ref open);
        }
        return (expected, gaps);

        void Close(ref BarGap? gap)
        {
            if (gap is { } found && found.Bars > tolerated)
                gaps.Add(found);
            gap = null;
        }
    }
}
