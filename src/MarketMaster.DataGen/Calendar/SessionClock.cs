namespace MarketMaster.DataGen;

/// <summary>Walks the bars of a market from a start time on: trading day after trading day, bar by bar.</summary>
internal sealed class SessionClock
{
    private readonly TradingHours _hours;
    private readonly BarOfDay[] _plan;
    private readonly bool _daily;
    private DateOnly _date;
    private DateTime _open;
    private int _minutes;
    private int _next;

    public SessionClock(TradingHours hours, BarOfDay[] plan, bool daily, DateTime start)
    {
        (_hours, _plan, _daily) = (hours, plan, daily);
        _date = DateOnly.FromDateTime(start).AddDays(-1);
        Enter();
        while (Peek() < start)
            Advance();
    }

    /// <summary>The trading date of the bar that <see cref="Next"/> returned.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>Length in minutes of the bar that <see cref="Next"/> returned; less than planned where the market closes early.</summary>
    public int Minutes { get; private set; }

    /// <summary>Moves to the next bar.</summary>
    /// <param name="time">Its open time, UTC.</param>
    /// <returns>Its position within the trading day; 0 opens the day.</returns>
    public int Next(out DateTime time)
    {
        var index = _next;
        time = Peek();
        Date = _date;
        Minutes = _daily ? _minutes : Math.Min(_plan[index].Minutes, _minutes - OffsetMinutes(index));
        Advance();
        return index;
    }

    private DateTime Peek() => new(_open.Ticks + _plan[_next].Offset, DateTimeKind.Utc);

    private int OffsetMinutes(int index) => (int)(_plan[index].Offset / TimeSpan.TicksPerMinute);

    private void Advance()
    {
        if (++_next < _plan.Length && OffsetMinutes(_next) < _minutes)
            return;
        _date = _date.AddDays(1);
        Enter();
    }

    private void Enter()
    {
        while ((_minutes = _hours.MinutesOn(_date, out _)) == 0)
            _date = _date.AddDays(1);
        _next = 0;
        _open = _daily ? _date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : _hours.OpenOn(_date);
    }
}
