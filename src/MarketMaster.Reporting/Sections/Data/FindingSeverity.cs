namespace MarketMaster.Reporting;

/// <summary>How bad a finding about data is.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>May be right, look at it.</summary>
    Warning,

    /// <summary>Wrong, spoils what is computed from it.</summary>
    Error,

    /// <summary>Impossible values: do not use the data as it is.</summary>
    Critical,
}
