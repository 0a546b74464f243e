namespace MarketMaster.DataGen;

/// <summary>
/// The best bid and ask around the efficient price, which moves through a minute as a Brownian bridge, and the side that trades hit.
/// Quotes move with news alone; the trades that a trade brings forth hit the same quote, mostly on the same side.
/// </summary>
internal sealed class QuoteProcess(TickModel model, double tickSize, RandomStream random)
{
    private const double SpreadVariation = 0.2;
    private const double LeanChange = 0.05;

    private RandomStream _random = random;
    private double _log;
    private double _time;
    private double _end;
    private double _endLog;
    private double _variance;
    private double _spreadVolatility;
    private bool _leansToAsk;

    public double Bid { get; private set; }

    public double Ask { get; private set; }

    /// <summary>Enters a minute.</summary>
    /// <param name="open">Efficient price at its start.</param>
    /// <param name="close">Efficient price at its end.</param>
    /// <param name="volatility">Standard deviation of the minute's log return.</param>
    /// <param name="seconds">Its length.</param>
    /// <param name="ticks">Number of ticks expected in it.</param>
    public void Enter(double open, double close, double volatility, double seconds, double ticks)
    {
        (_log, _endLog) = (Elementary.Log(open), Elementary.Log(close));
        (_time, _end) = (0, seconds);
        _variance = model.Wander * model.Wander * volatility * volatility / seconds;
        _spreadVolatility = model.SpreadVolatility * volatility / Math.Sqrt(Math.Max(1, ticks));
        Quote();
    }

    /// <summary>Moves the quotes to a later moment of the minute.</summary>
    public void Move(double time)
    {
        var share = (time - _time) / (_end - _time);
        var variance = _variance * (time - _time) * (1 - share);
        _log += share * (_endLog - _log) + Math.Sqrt(variance) * NormalSampler.Next(ref _random);
        _time = time;
        Quote();
    }

    /// <summary>The price of a trade now, or the middle of the quote.</summary>
    public double Trade(bool isNews)
    {
        if (model.Quotes)
            return Grid.Round(0.5 * (Bid + Ask));
        if (isNews && _random.NextDouble() < LeanChange)
            _leansToAsk = !_leansToAsk;
        return _random.NextDouble() < model.OtherSide == _leansToAsk ? Bid : Ask;
    }

    private Grid Grid { get; } = new(tickSize);

    private void Quote()
    {
        var price = Elementary.Exp(_log);
        var width = Math.Max(
            price * _spreadVolatility,
            model.SpreadShare == 0 ? 0 : price * model.SpreadShare * Elementary.Exp(SpreadVariation * NormalSampler.Next(ref _random)));
        var steps = Math.Max(1, Math.Floor(width / tickSize + 0.5));
        if (model.Quotes)
            steps = 2 * Math.Max(1, Math.Floor(0.5 * steps + 0.5)); // so that the middle lies on the grid
        Bid = Grid.Round(price - 0.5 * steps * tickSize);
        Ask = Grid.Round(Bid + steps * tickSize);
    }
}
