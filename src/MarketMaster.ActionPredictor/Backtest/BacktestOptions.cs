namespace MarketMaster.Prediction;

/// <summary>How predicted actions are traded on paper. Checked where a backtest starts.</summary>
public sealed record BacktestOptions
{
    /// <summary>Position of a strong action, in units of capital, above 0 to 1,000; a plain buy or sell takes half of it. Default 1: no borrowed money.</summary>
    public double MaxPositionSize { get; init; } = 1;

    /// <summary>Whether sell actions go short; otherwise they close the position. Default true.</summary>
    public bool AllowShort { get; init; } = true;

    /// <summary>What hold does. Default: closes the position.</summary>
    public HoldRule Hold { get; init; }

    /// <summary>Fee in basis points (1/10,000) of the traded value, 0 to 1,000. Default 10.</summary>
    public double FeeBasisPoints { get; init; } = 10;

    /// <summary>How much worse than the open a fill is, in basis points of the price, 0 to 1,000. Default 5.</summary>
    public double SlippageBasisPoints { get; init; } = 5;

    /// <summary>Annual rate as a fraction, -1 to 1: earned by money that is not invested, paid for borrowed money, and what Sharpe and Sortino ratio are measured against. Default 0.02.</summary>
    public double RiskFreeRate { get; init; } = 0.02;

    /// <summary>Bars a year, for all yearly figures, 0 to 100,000,000; 0, the default, counts the bars between the first and the last time.</summary>
    public double PeriodsPerYear { get; init; }

    /// <summary>How bars are drawn for the intervals. Default stationary.</summary>
    public BootstrapMethod Bootstrap { get; init; }

    /// <summary>Resampled series for the intervals, 0 to 100,000; 0 leaves them out. Default 1,000.</summary>
    public int Resamples { get; init; } = 1_000;

    /// <summary>(Mean) length of the drawn blocks in bars, 0 to 1,000,000; 0, the default, takes the cube root of the number of bars, and at least 20.</summary>
    public int BlockLength { get; init; }

    /// <summary>Share of the resampled values that an interval holds, 0.5 to 0.999. Default 0.95.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Seed of the resampling. Default 42.</summary>
    public long Seed { get; init; } = 42;

    internal void Check()
    {
        LabelRanges.Require(MaxPositionSize, double.Epsilon, 1_000);
        LabelRanges.Require((int)Hold, 0, 1, nameof(Hold));
        LabelRanges.Require(FeeBasisPoints, 0, 1_000);
        LabelRanges.Require(SlippageBasisPoints, 0, 1_000);
        LabelRanges.Require(RiskFreeRate, -1, 1);
        LabelRanges.Require(PeriodsPerYear, 0, 100_000_000);
        LabelRanges.Require((int)Bootstrap, 0, 1, nameof(Bootstrap));
        LabelRanges.Require(Resamples, 0, 100_000);
        LabelRanges.Require(BlockLength, 0, 1_000_000);
        LabelRanges.Require(Level, 0.5, 0.999);
    }

    /// <summary>The position that an action asks for; null keeps the one there is.</summary>
    internal double? Target(TradeAction action) => action switch
    {
        TradeAction.StrongBuy => MaxPositionSize,
        TradeAction.Buy => MaxPositionSize / 2,
        TradeAction.Sell => AllowShort ? -MaxPositionSize / 2 : 0,
        TradeAction.StrongSell => AllowShort ? -MaxPositionSize : 0,
        _ => Hold == HoldRule.Keep ? null : 0,
    };
}
