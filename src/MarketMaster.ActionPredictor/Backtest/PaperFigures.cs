namespace MarketMaster.Prediction;

/// <summary>The figures of a path over its bars in a given order.</summary>
internal readonly record struct PaperFigures(
    double TotalReturn, double AnnualReturn, double Volatility, double Sharpe, double Sortino, double MaxDrawdown, double Calmar,
    double Turnover, double Trades, double HitRate, double Exposure, double Costs, double CostShare)
{
    // Returns that differ by rounding alone have no variation.
    private const double SmallestDeviation = 1e-12;

    public static PaperFigures Of(PaperPath path, ReadOnlySpan<int> order, double periodsPerYear, double interest)
    {
        double equity = 1, peak = 1, drawdown = 0, costs = 0;
        double sum = 0, squares = 0, below = 0, turnover = 0, exposure = 0;
        int ended = 0, won = 0;
        foreach (var bar in order)
        {
            var change = path.Returns[bar];
            costs += equity * path.Costs[bar];
            equity *= 1 + change;
            peak = Math.Max(peak, equity);
            drawdown = Math.Max(drawdown, 1 - (equity / peak));
            var excess = change - interest;
            sum += excess;
            squares += excess * excess;
            below += excess < 0 ? excess * excess : 0;
            turnover += path.Turnover[bar];
            exposure += Math.Abs(path.Position[bar + 1]);
            (ended, won) = (ended + path.Stays[bar].Ended, won + path.Stays[bar].Won);
        }
        double n = order.Length;
        var deviation = n < 2 ? double.NaN : Math.Sqrt(Math.Max(0, (squares - (sum * sum / n)) / (n - 1)));
        var downside = Math.Sqrt(below / n);
        var scale = Math.Sqrt(periodsPerYear);
        var annual = Math.Pow(equity, periodsPerYear / n) - 1;
        var gross = equity - 1 + costs;
        return new(
            equity - 1, annual, deviation * scale,
            deviation > SmallestDeviation ? sum / n / deviation * scale : double.NaN,
            downside > SmallestDeviation ? sum / n / downside * scale : double.NaN,
            drawdown, drawdown > 0 ? annual / drawdown : double.NaN,
            turnover / n * periodsPerYear, ended, ended > 0 ? won / (double)ended : double.NaN,
            exposure / n, costs, costs == 0 ? 0 : gross > 0 ? costs / gross : double.NaN);
    }

    public static BacktestFigures WithIntervals(PaperFigures value, PaperFigures[] resampled, double level)
    {
        return new()
        {
            TotalReturn = Figure(f => f.TotalReturn),
            AnnualReturn = Figure(f => f.AnnualReturn),
            Volatility = Figure(f => f.Volatility),
            Sharpe = Figure(f => f.Sharpe),
            Sortino = Figure(f => f.Sortino),
            MaxDrawdown = Figure(f => f.MaxDrawdown),
            Calmar = Figure(f => f.Calmar),
            Turnover = Figure(f => f.Turnover),
            Trades = Figure(f => f.Trades),
            HitRate = Figure(f => f.HitRate),
            Exposure = Figure(f => f.Exposure),
            Costs = Figure(f => f.Costs),
            CostShare = Figure(f => f.CostShare),
        };

        BacktestFigure Figure(Converter<PaperFigures, double> of) => BacktestFigure.Of(of(value), Array.ConvertAll(resampled, of), level);
    }
}
