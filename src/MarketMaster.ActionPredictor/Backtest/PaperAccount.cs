namespace MarketMaster.Prediction;

/// <summary>Money and units of one instrument. Trades at an open, is valued at a close; money earns, and debt pays, the risk-free rate.</summary>
internal sealed class PaperAccount(BacktestOptions options, double interest)
{
    private readonly double _fee = options.FeeBasisPoints * 1e-4;
    private readonly double _slippage = options.SlippageBasisPoints * 1e-4;
    private double _cash = 1;
    private double _units;
    private double _price;
    private double _stay;

    /// <summary>Equity at the last price seen.</summary>
    public double Equity => _cash + (_units * _price);

    /// <summary>Value of the position over equity.</summary>
    public double Position => _units == 0 ? 0 : _units * _price / Equity;

    public bool IsRuined { get; private set; }

    /// <summary>Costs of the bar so far, in money.</summary>
    public double Costs { get; private set; }

    /// <summary>Traded value of the bar so far over the equity it was traded at.</summary>
    public double Turnover { get; private set; }

    /// <summary>Stays that ended on the bar so far, and how many of them made money.</summary>
    public (int Ended, int Won) Stays { get; private set; }

    /// <summary>Opens a bar: the rate of one bar is booked, the price moves to the open.</summary>
    public void Open(double price)
    {
        (Costs, Turnover, Stays) = (0, 0, (0, 0));
        _cash *= 1 + interest;
        Move(price);
    }

    /// <summary>Brings the position to <paramref name="target"/> times the equity, at the present price.</summary>
    public void Trade(double target)
    {
        if (IsRuined)
            return;
        if (_units != 0 && Math.Sign(target) != Math.Sign(_units))
        {
            Buy(-_units);
            EndStay();
        }
        if (target != 0)
            Buy((target * Equity / _price) - _units);
        Move(_price);
    }

    /// <summary>Values the position at another price. Equity at or below 0 ends the account.</summary>
    public void Move(double price)
    {
        _stay += _units * (price - _price);
        _price = price;
        if (Equity > 0)
            return;
        if (_units != 0)
            EndStay();
        (IsRuined, _cash, _units) = (true, 0, 0);
    }

    /// <summary>Counts the stay that the last bar leaves open, at its value.</summary>
    public void Finish()
    {
        if (_units != 0)
            EndStay();
    }

    private void Buy(double units)
    {
        if (units == 0)
            return;
        var value = Math.Abs(units) * _price;
        Turnover += value / Equity;
        var fill = value * (1 + (Math.Sign(units) * _slippage));
        var costs = (value * _slippage) + (fill * _fee);
        _cash -= (units * _price) + costs;
        _units += units;
        _stay -= costs;
        Costs += costs;
    }

    private void EndStay()
    {
        Stays = (Stays.Ended + 1, Stays.Won + (_stay > 0 ? 1 : 0));
        _stay = 0;
    }
}
