namespace MarketMaster.Prediction;

/// <summary>What trading predicted actions on paper would have given. The past of one series: no promise of any return.</summary>
public sealed record BacktestResult
{
    /// <summary>How it was traded.</summary>
    public required BacktestOptions Options { get; init; }

    /// <summary>Open time of the first bar that counts, UTC: its close is where all equities start at 1.</summary>
    public required DateTime From { get; init; }

    /// <summary>Open time of the last bar that counts, UTC.</summary>
    public required DateTime To { get; init; }

    /// <summary>Number of bar returns.</summary>
    public required int Bars { get; init; }

    /// <summary>Bars a year.</summary>
    public required double PeriodsPerYear { get; init; }

    /// <summary>(Mean) length of the blocks that the intervals were drawn with, in bars.</summary>
    public required int BlockLength { get; init; }

    /// <summary>The predicted actions.</summary>
    public required BacktestFigures Strategy { get; init; }

    /// <summary>All capital bought at the first open and held: no strategy is worth its costs that cannot beat it at equal risk.</summary>
    public required BacktestFigures BuyAndHold { get; init; }

    /// <summary>Never in the market: the risk-free rate.</summary>
    public required BacktestFigures AlwaysFlat { get; init; }

    /// <summary>Annual return of the predicted actions less that of buy-and-hold, both on the same drawn bars.</summary>
    public required BacktestFigure ExcessAnnualReturn { get; init; }

    /// <summary>Equity at each bar close, the start included.</summary>
    public required IReadOnlyList<EquityPoint> Curve { get; init; }

    /// <summary>Whether the capital was lost whole, which ends the trading.</summary>
    public required bool IsRuined { get; init; }
}
