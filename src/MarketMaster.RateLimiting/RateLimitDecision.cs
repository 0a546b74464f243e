namespace MarketMaster.RateLimiting;

/// <summary>The answer of a local limiter as a value, without an allocation. A refusal has consumed nothing.</summary>
public readonly struct RateLimitDecision
{
    private readonly long _wait;
    private readonly long _frequency;

    internal RateLimitDecision(bool granted, int permits, RateLimit? limitedBy, long wait, long frequency, long stamp) =>
        (IsGranted, Permits, LimitedBy, _wait, _frequency, Stamp) = (granted, permits, limitedBy, wait, frequency, stamp);

    /// <summary>Whether the permits were taken.</summary>
    public bool IsGranted { get; }

    /// <summary>Permits asked for.</summary>
    public int Permits { get; }

    /// <summary>The limit with the longest wait; null where granted, and while a cool-down or the queue refuses.</summary>
    public RateLimit? LimitedBy { get; }

    /// <summary>
    /// The true time until the permits fit; zero where granted, <see cref="Timeout.InfiniteTimeSpan"/> where they never can. Waiting exactly this long is
    /// enough as long as nobody else takes permits.
    /// </summary>
    public TimeSpan RetryAfter => ClockUnits.ToTimeSpan(_wait, _frequency);

    internal long Stamp { get; }
}
