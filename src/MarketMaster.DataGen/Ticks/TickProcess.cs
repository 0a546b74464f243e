namespace MarketMaster.DataGen;

/// <summary>The tick model: the minute bars of the instrument, each resolved into ticks. Holds the ticks of one minute at a time.</summary>
internal sealed class TickProcess
{
    private const double SecondsPerMinute = 60;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly TickModel _model;
    private readonly BarProcess _minutes;
    private readonly QuoteProcess _quotes;
    private readonly double _meanSize;
    private readonly List<(double Time, bool IsNews)> _arrivals = [];
    private HawkesArrivals _hawkes;
    private SizeProcess _sizes;
    private GeneratedBar _minute;
    private DateTime _end;
    private int _next;

    public TickProcess(MarketDataGenerator minutes)
    {
        var (instrument, model, seed) = (minutes.Instrument, minutes.Model, minutes.Seed);
        _model = TickModel.Of(instrument.AssetClass);
        _minutes = minutes.CreateProcess();
        _quotes = new(_model, instrument.TickSize, Component.Stream(seed, instrument, "quotes"));
        _hawkes = new(_model, Component.Stream(seed, instrument, "arrivals"));
        _sizes = new(_model, model.Volume.Step, Component.Stream(seed, instrument, "sizes"));
        _meanSize = model.Volume.PerDay / model.Hours.Minutes / _model.PerMinute;
    }

    public void Next(out Tick result)
    {
        while (_next == _arrivals.Count)
            Enter();
        var (time, isNews) = _arrivals[_next];
        if (isNews || _model.Quotes)
            _quotes.Move(time);
        var price = _quotes.Trade(isNews);
        var size = _sizes.Next(_arrivals.Count - _next);
        _next++;
        var moment = new DateTime(_minute.Bar.Time.Ticks + (long)(time * TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        result = new(moment, price, size, _quotes.Bid, _quotes.Ask, _minute.Session, _minute.Regime);
    }

    // trades follow volume, which follows time of day and volatility: a trade's mean size is then the same all day
    private void Enter()
    {
        _minutes.Next(out _minute);
        var bar = _minute.Bar;
        if (bar.Time - _end > LongestPause)
            _hawkes.Reset();
        _end = bar.Time.AddMinutes(1);
        var expected = bar.Volume / _meanSize;
        _quotes.Enter(bar.Open, bar.Close, _minute.Volatility, SecondsPerMinute, expected);
        _sizes.Add(bar.Volume);
        _arrivals.Clear();
        _next = 0;
        var background = expected * (1 - _model.Branching) / SecondsPerMinute;
        var time = 0.0;
        while (_hawkes.Next(ref time, SecondsPerMinute, background, out var isNews))
            _arrivals.Add((time, isNews));
    }
}
