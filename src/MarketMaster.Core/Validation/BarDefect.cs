namespace MarketMaster;

/// <summary>What a <see cref="BarValidator"/> looks for. <see cref="BarDefects"/> has the names and severities.</summary>
public enum BarDefect
{
    /// <summary>A price or volume is NaN or infinite.</summary>
    MissingValue,

    /// <summary>High is below low.</summary>
    HighBelowLow,

    /// <summary>High is below open or close.</summary>
    HighBelowOpenOrClose,

    /// <summary>Low is above open or close.</summary>
    LowAboveOpenOrClose,

    /// <summary>A price is 0 or negative.</summary>
    NonPositivePrice,

    /// <summary>Volume is negative.</summary>
    NegativeVolume,

    /// <summary>Volume is 0 although the price moved within the bar, in a source that reports volume around it.</summary>
    ZeroVolumeWithRange,

    /// <summary>Same time and values as an earlier row.</summary>
    DuplicateTimestampIdentical,

    /// <summary>Same time as an earlier row with other values.</summary>
    DuplicateTimestampConflicting,

    /// <summary>Earlier than a row before it.</summary>
    UnorderedTimestamp,

    /// <summary>Not on the grid of the interval.</summary>
    OffGridTimestamp,

    /// <summary>Outside every session of the calendar.</summary>
    OutsideSession,

    /// <summary>After the present.</summary>
    FutureTimestamp,

    /// <summary>The calendar expects a bar that is not there; it has a time and no row.</summary>
    MissingBar,

    /// <summary>Many rows in a row with the same four prices.</summary>
    StaleRun,

    /// <summary>A log return far outside the others: perhaps a true move.</summary>
    ReturnOutlier,

    /// <summary>Two neighbouring outliers that cancel: a bad tick in the close.</summary>
    Spike,

    /// <summary>A jump from one session to the next by the ratio of a stock split.</summary>
    SplitSuspect,

    /// <summary>A jump by 10, 100 or 1000 that persists: another price unit.</summary>
    UnitChange,

    /// <summary>A high or low far from everything around it, which no close confirms: a bad tick in high or low.</summary>
    BadPrint,

    /// <summary>A price is no multiple of the tick size.</summary>
    OffTickPrice,
}
