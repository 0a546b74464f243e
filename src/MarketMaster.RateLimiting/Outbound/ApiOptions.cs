namespace MarketMaster.RateLimiting;

/// <summary>What one API allows and how it is called. All of it binds from configuration, over a preset.</summary>
public sealed class ApiOptions
{
    /// <summary>How status tables call it; null takes its key.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Whether calls need credentials. For display.</summary>
    public bool IsAuthenticated { get; set; }

    /// <summary>The limits, by name. All are checked at once.</summary>
    public Dictionary<string, RateLimitOptions> Limits { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Another API whose limits, counts and queue this one shares, because the server counts both together; null for its own.</summary>
    public string? SharesLimitsOf { get; set; }

    /// <summary>What requests cost, by any name. The rule with the longest matching path applies; without one a request costs 1.</summary>
    public Dictionary<string, ApiRequestRule> Requests { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Share of each limit to use, above 0 and at most 1. Default 1; 0.2 stays under 20 %.</summary>
    public double UtilizationCeiling { get; set; } = 1;

    /// <summary>Priority of calls that do not say theirs. Default <see cref="RateLimitPriority.Normal"/>.</summary>
    public RateLimitPriority Priority { get; set; } = RateLimitPriority.Normal;

    /// <summary>API to call instead where this one fails; null for the last known value.</summary>
    public string? Fallback { get; set; }

    /// <summary>Symbols per call, at least 1. Default 1.</summary>
    public int BatchSize { get; set; } = 1;

    /// <summary>Calls that may wait, at least 0; one more is refused at once. Default: no limit.</summary>
    public int QueueLimit { get; set; } = int.MaxValue;

    /// <summary>How long a waiting call takes to rise by one priority. Default 10 seconds.</summary>
    public TimeSpan AgeingInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after a call was given up the server may still count it. 0 to 1 day, default 30 seconds.</summary>
    public TimeSpan MaximumInFlight { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Repetitions after a failure, 0 to 20. Default 3.</summary>
    public int Retries { get; set; } = 3;

    /// <summary>Pause before the first repetition; the second waits twice, the third three times as long. 0 to 1 hour, default 50 ms.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Longest time of one attempt, without waiting for permits. 10 ms to 1 hour, default 10 seconds.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>When calls stop for a while because too many fail.</summary>
    public ApiBreakerOptions Breaker { get; set; } = new();

    /// <summary>Response headers that tell what the server has counted, by name of the limit, such as <c>weight</c>: <c>X-MBX-USED-WEIGHT-1M</c>.</summary>
    public Dictionary<string, string> UsedHeaders { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Texts in bodies of successful responses that mean a refusal by rate, and how long to pause then.</summary>
    public Dictionary<string, TimeSpan> BodyErrors { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Pause after a refusal that does not say how long; doubles with each that follows. Default 5 seconds.</summary>
    public TimeSpan CoolDown { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest pause of that kind. Default 5 minutes.</summary>
    public TimeSpan MaximumCoolDown { get; set; } = TimeSpan.FromMinutes(5);
}
