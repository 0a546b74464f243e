namespace MarketMaster;

/// <summary>What a <see cref="BarValidator"/> knows about the bars, and its thresholds.</summary>
public sealed record BarValidatorOptions
{
    /// <summary>Time from bar to bar; null, the default, takes the most frequent step.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>When the market trades; null, the default, skips the checks of sessions and missing bars.</summary>
    public ITradingCalendar? Calendar { get; init; }

    /// <summary>Smallest price step, in units of price; null, the default, skips the check.</summary>
    public double? TickSize { get; init; }

    /// <summary>Whether prices of 0 and below are true (spreads, oil in April 2020). Off by default.</summary>
    public bool AllowNonPositivePrices { get; init; }

    /// <summary>A return is an outlier when its robust z-score exceeds this. Default 12.</summary>
    public double OutlierThreshold { get; init; } = 12;

    /// <summary>Rows with the same four prices that make a stale run. Default 10.</summary>
    public int StaleRunRows { get; init; } = 10;

    /// <summary>Missing bars in a row that are still normal, for markets with silent minutes. Default 0.</summary>
    public int ToleratedGapBars { get; init; }

    /// <summary>A high or low is a bad print when its bar's range exceeds this many times the median range around it, and the rest of the rule holds. Default 8.</summary>
    public double BadPrintRangeRatio { get; init; } = 8;

    /// <summary>The clock that tells which bars lie in the future. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
