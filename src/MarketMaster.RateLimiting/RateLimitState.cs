namespace MarketMaster.RateLimiting;

/// <summary>How one limit stands for one key, as of a decision.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Remaining">Permits left.</param>
/// <param name="RetryAfter">
/// How long until what was asked for fits; zero where it fits, <see cref="Timeout.InfiniteTimeSpan"/> where it never can. Waiting exactly this long is
/// enough as long as nobody else takes permits.
/// </param>
/// <param name="ResetAfter">How long until all permits are back, if nothing more is taken.</param>
/// <param name="NextAfter">How long until there is a permit again; zero while some remain.</param>
public readonly record struct RateLimitState(RateLimit Limit, int Remaining, TimeSpan RetryAfter, TimeSpan ResetAfter, TimeSpan NextAfter = default)
{
    /// <summary>Whether this limit stands in the way of what was asked for; a shadow never does.</summary>
    public bool Refuses => RetryAfter != TimeSpan.Zero && !Limit.IsShadow;

    /// <summary>Share of the permits that is left, 0 to 1.</summary>
    public double Headroom => (double)Remaining / Limit.PermitLimit;

    internal bool IsTighterThan(in RateLimitState other)
    {
        if (Refuses != other.Refuses)
            return Refuses;
        if (Refuses)
            return RetryAfter == Timeout.InfiniteTimeSpan || (other.RetryAfter != Timeout.InfiniteTimeSpan && RetryAfter > other.RetryAfter);
        var difference = ((long)Remaining * other.Limit.PermitLimit) - ((long)other.Remaining * Limit.PermitLimit);
        return difference < 0 || (difference == 0 && ResetAfter > other.ResetAfter);
    }
}
