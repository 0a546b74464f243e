namespace MarketMaster.DataGen;

/// <summary>Walks the bars of a market from a start time on: weekdays or every day, bar by bar.</summary>
internal sealed class SessionClock
{
    private readonly TradingHours _hours;
    private readonly BarOfDay[] _plan;
    private readonly bool _daily;
    private DateTime _date;
    private DateTime _open;
    private int _next;

    public SessionClock(TradingHours hours, BarOfDay[] plan, bool daily, DateTime start)
    {
        (_hours, _plan, _daily) = (hours, plan, daily);
        _date = start.Date.AddDays(-1);
        Enter();
        while (Peek() < start)
            Advance();
    }

    /// <summary>Moves to the next bar.</summary>
    /// <param name="time">Its open time, UTC.</param>
    /// <returns>Its position within the trading day; 0 opens the day.</returns>
    public int Next(out DateTime time)
    {
        var index = _next;
        time = Peek();
        Advance();
        return index;
    }

    private DateTime Peek() => new(_open.Ticks + _plan[_next].Offset, DateTimeKind.Utc);

    private void Advance()
    {
        if (++_next < _plan.Length)
            return;
        _date = _date.AddDays(1);
        Enter();
    }

    private void Enter()
    {
        while (!_hours.Weekends && _date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            _date = _date.AddDays(1);
        _next = 0;
        if (_daily)
        {
            _open = _date;
            return;
        }
        var local = _date.AddMinutes(_hours.OpenMinute);
        _open = local.AddHours(-DaylightSaving.OffsetHours(_hours.Zone, local));
    }
}
