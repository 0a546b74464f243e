namespace MarketMaster.RateLimiting;

/// <summary>Who goes first in a queue. Within a priority the order is that of arrival; whoever waits rises by one priority per ageing interval.</summary>
public enum RateLimitPriority
{
    /// <summary>After all others.</summary>
    Low,

    /// <summary>The default.</summary>
    Normal,

    /// <summary>Before the default.</summary>
    High,

    /// <summary>Before all others.</summary>
    Critical,
}
