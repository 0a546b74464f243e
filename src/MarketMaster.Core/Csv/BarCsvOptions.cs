namespace MarketMaster;

/// <summary>How a CSV file of bars is read.</summary>
public sealed record BarCsvOptions
{
    /// <summary>What is checked as bars enter; all by default. Without <see cref="BarChecks.Finite"/>, empty and NaN cells read as NaN.</summary>
    public BarChecks Checks { get; init; } = BarChecks.All;

    /// <summary>
    /// Whether an adjusted close, where the file has one beside the close, replaces it; open, high and low are then scaled
    /// by adjusted close / close of their row. Off by default. A file with an adjusted close alone uses it as it is.
    /// </summary>
    public bool PreferAdjustedClose { get; init; }

    /// <summary>The character between cells; null, the default, takes comma, semicolon or tab from the header.</summary>
    public char? Delimiter { get; init; }
}
