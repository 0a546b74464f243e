namespace MarketMaster.Prediction;

/// <summary>What a way to trade gave, after costs. Yearly figures follow from the mean number of bars a year.</summary>
public sealed record BacktestFigures
{
    /// <summary>Final over first equity, less 1.</summary>
    public required BacktestFigure TotalReturn { get; init; }

    /// <summary>The constant yearly return that gives the same total.</summary>
    public required BacktestFigure AnnualReturn { get; init; }

    /// <summary>Standard deviation of the bar returns, by the square root of the bars a year.</summary>
    public required BacktestFigure Volatility { get; init; }

    /// <summary>Mean over standard deviation of the bar returns above the risk-free rate, by the square root of the bars a year (Sharpe, 1994); NaN without variation.</summary>
    public required BacktestFigure Sharpe { get; init; }

    /// <summary>As <see cref="Sharpe"/>, over the root mean square of the returns below the risk-free rate alone.</summary>
    public required BacktestFigure Sortino { get; init; }

    /// <summary>Greatest loss from an earlier peak of the equity at bar closes, 0 to 1.</summary>
    public required BacktestFigure MaxDrawdown { get; init; }

    /// <summary>Annual return over greatest drawdown; NaN without a drawdown.</summary>
    public required BacktestFigure Calmar { get; init; }

    /// <summary>Traded value over equity, a year: 2 is one purchase and one sale of all capital.</summary>
    public required BacktestFigure Turnover { get; init; }

    /// <summary>Stays on one side of the market, from entry to exit or to the last bar.</summary>
    public required BacktestFigure Trades { get; init; }

    /// <summary>Share of <see cref="Trades"/> that made money after costs; NaN without any.</summary>
    public required BacktestFigure HitRate { get; init; }

    /// <summary>Mean absolute position at bar closes, in units of capital.</summary>
    public required BacktestFigure Exposure { get; init; }

    /// <summary>Fees and slippage, in units of the starting capital.</summary>
    public required BacktestFigure Costs { get; init; }

    /// <summary>Costs as a share of the profit before costs: above 1, costs turn a profit into a loss; NaN where there was no profit to share.</summary>
    public required BacktestFigure CostShare { get; init; }
}
