namespace MarketMaster.Prediction;

/// <summary>What one way to trade gave, bar by bar: all figures follow from it, in the order of the bars or in a drawn one.</summary>
internal sealed class PaperPath
{
    private PaperPath(int bars)
    {
        Returns = new double[bars];
        Costs = new double[bars];
        Turnover = new double[bars];
        Stays = new (int, int)[bars];
        Equity = new double[bars + 1];
        Position = new double[bars + 1];
        Equity[0] = 1;
    }

    /// <summary>Return of each bar, after costs.</summary>
    public double[] Returns { get; }

    /// <summary>Costs of each bar over the equity before it.</summary>
    public double[] Costs { get; }

    public double[] Turnover { get; }

    public (int Ended, int Won)[] Stays { get; }

    /// <summary>Equity at each close, the start included.</summary>
    public double[] Equity { get; }

    /// <summary>Value of the position over equity at each close, the start included.</summary>
    public double[] Position { get; }

    public bool IsRuined { get; private set; }

    /// <summary>Trades from the close of bar <paramref name="first"/> to that of <paramref name="last"/>: the target said at the close of a bar is traded at the next bar's open.</summary>
    public static PaperPath Walk(BarSeries bars, int first, int last, Func<int, double?> targetAt, BacktestOptions options, double interest)
    {
        var path = new PaperPath(last - first);
        var account = new PaperAccount(options, interest);
        double? held = 0;
        for (var i = 0; i < path.Returns.Length; i++)
        {
            var bar = bars[first + i + 1];
            account.Open(bar.Open);
            // An unchanged target is not traded back to: the position drifts with the price, as one that is held does.
            if (targetAt(first + i) is { } target && target != held)
            {
                account.Trade(target);
                held = target;
            }
            account.Move(bar.Close);
            if (i == path.Returns.Length - 1)
                account.Finish();
            path.Record(i, account);
        }
        return path;
    }

    private void Record(int bar, PaperAccount account)
    {
        var before = Equity[bar];
        Equity[bar + 1] = account.Equity;
        Position[bar + 1] = account.Position;
        (Turnover[bar], Stays[bar]) = (account.Turnover, account.Stays);
        if (before > 0)
            (Returns[bar], Costs[bar]) = ((account.Equity / before) - 1, account.Costs / before);
        IsRuined = account.IsRuined;
    }
}
