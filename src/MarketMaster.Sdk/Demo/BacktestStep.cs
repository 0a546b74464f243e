using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>The predicted actions of the judged rows, traded on paper. The past of one series: no promise of any return.</summary>
public sealed record BacktestStep
{
    /// <summary><c>success</c>.</summary>
    public string Status { get; init; } = "success";

    /// <summary>Positions, costs, rate and resampling.</summary>
    public required BacktestOptions Options { get; init; }

    /// <summary>Number of bar returns.</summary>
    public required int Bars { get; init; }

    /// <summary>Bars a year.</summary>
    public required double PeriodsPerYear { get; init; }

    /// <summary>The predicted actions, after costs, with intervals.</summary>
    public required BacktestFigures Strategy { get; init; }

    /// <summary>All capital bought once and held.</summary>
    public required BacktestFigures BuyAndHold { get; init; }

    /// <summary>Never in the market.</summary>
    public required BacktestFigures AlwaysFlat { get; init; }

    /// <summary>Annual return less that of buy-and-hold.</summary>
    public required BacktestFigure ExcessAnnualReturn { get; init; }

    internal static BacktestStep Of(BacktestResult result) => new()
    {
        Options = result.Options,
        Bars = result.Bars,
        PeriodsPerYear = result.PeriodsPerYear,
        Strategy = result.Strategy,
        BuyAndHold = result.BuyAndHold,
        AlwaysFlat = result.AlwaysFlat,
        ExcessAnnualReturn = result.ExcessAnnualReturn,
    };
}
