namespace MarketMaster.RateLimiting;

/// <summary>Where the limits of the known APIs start from.</summary>
public enum ApiPreset
{
    /// <summary>No APIs.</summary>
    None,

    /// <summary>One cautious number of calls per minute for each API; the default.</summary>
    Standard,

    /// <summary>The rules that the operators documented when the preset was written: weights, several windows, decaying counters.</summary>
    Documented,
}
