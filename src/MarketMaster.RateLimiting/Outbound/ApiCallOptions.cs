namespace MarketMaster.RateLimiting;

/// <summary>How one call differs from what its API says.</summary>
public sealed record ApiCallOptions
{
    internal static ApiCallOptions Default { get; } = new();

    /// <summary>Permits, at least 1. Default 1.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Who goes first; null takes the API's.</summary>
    public RateLimitPriority? Priority { get; init; }

    /// <summary>Repetitions after a failure, 0 to 20; null takes the API's.</summary>
    public int? Retries { get; init; }

    /// <summary>Longest time for everything, waiting for permits included; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>API to call instead where this one fails; null takes the configured one, empty takes none.</summary>
    public string? Fallback { get; init; }
}
