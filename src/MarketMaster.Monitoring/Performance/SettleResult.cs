namespace MarketMaster.Monitoring;

/// <summary>What became of a label.</summary>
public enum SettleResult
{
    /// <summary>The prediction has its label now.</summary>
    Settled,

    /// <summary>It had one already, which was replaced.</summary>
    Corrected,

    /// <summary>No such prediction, or it was given up.</summary>
    Unknown,
}
