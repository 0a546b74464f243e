namespace MarketMaster;

/// <summary>How grave a defect is.</summary>
public enum DefectSeverity
{
    /// <summary>May be true of the market: look at it.</summary>
    Warning,

    /// <summary>Almost surely wrong: repair it before computing.</summary>
    Error,

    /// <summary>Impossible in any market.</summary>
    Critical,
}
