namespace MarketMaster.Monitoring;

/// <summary>What a detector says after a value.</summary>
public enum DetectorSignal
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Something may be changing.</summary>
    Warning,

    /// <summary>The stream changed. The detector starts afresh with the next value.</summary>
    Drift,
}
