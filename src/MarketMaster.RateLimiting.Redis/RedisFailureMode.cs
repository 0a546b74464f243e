namespace MarketMaster.RateLimiting.Redis;

/// <summary>What happens to requests while Redis is away.</summary>
public enum RedisFailureMode
{
    /// <summary>They pass, uncounted.</summary>
    Allow,

    /// <summary>They are counted in this process, against this machine's share of the limits.</summary>
    Local,

    /// <summary>They are refused.</summary>
    Refuse,
}
