namespace MarketMaster.Prediction;

/// <summary>What the action hold does to a position.</summary>
public enum HoldRule
{
    /// <summary>The position is closed.</summary>
    Flat = 0,

    /// <summary>The position stays as it is.</summary>
    Keep = 1,
}
