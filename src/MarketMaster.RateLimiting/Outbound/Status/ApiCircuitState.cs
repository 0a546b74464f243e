namespace MarketMaster.RateLimiting;

/// <summary>State of the circuit of an API.</summary>
public enum ApiCircuitState
{
    /// <summary>Calls go through.</summary>
    Closed,

    /// <summary>Too many calls failed: none goes through for a while.</summary>
    Open,

    /// <summary>One call may try.</summary>
    HalfOpen,
}
