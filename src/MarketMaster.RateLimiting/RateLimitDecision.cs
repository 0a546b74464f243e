namespace MarketMaster.RateLimiting;

/// <summary>The answer of a local limiter as a value, without an allocation. A refusal has consumed nothing.</summary>
public readonly struct RateLimitDecision
{
    // of a refusal the wait, of a grant the levels that were charged, one bit each
    private readonly long _wait;
    private readonly long _frequency;

    private RateLimitDecision(bool granted, int permits, RateLimit? limitedBy, long wait, long frequency, long stamp) =>
        (IsGranted, Permits, LimitedBy, _wait, _frequency, Stamp) = (granted, permits, limitedBy, wait, frequency, stamp);

    internal static RateLimitDecision Granted(int permits, long frequency, long stamp, ulong charged = ulong.MaxValue) =>
        new(granted: true, permits, null, (long)charged, frequency, stamp);

    internal static RateLimitDecision Refused(int permits, long frequency, RateLimit? limitedBy, long wait) =>
        new(granted: false, permits, limitedBy, wait, frequency, 0);

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
    public TimeSpan RetryAfter => IsGranted ? TimeSpan.Zero : ClockUnits.ToTimeSpan(_wait, _frequency);

    internal long Stamp { get; }

    internal ulong Charged => IsGranted ? (ulong)_wait : 0;
}
