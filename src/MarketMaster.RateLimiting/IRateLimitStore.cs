namespace MarketMaster.RateLimiting;

/// <summary>
/// Where the counts of many keys are kept: in this process (<see cref="LocalRateLimitStore"/>) or shared between machines. One call checks all limits of
/// one request at once: either every limit is charged, or none.
/// </summary>
public interface IRateLimitStore
{
    /// <summary>Takes permits from all limits of a key, if all have room.</summary>
    /// <param name="key">Whose counts: a user, an API key, an address. Everything of one request lies under one key.</param>
    /// <param name="limits">The limits to pass, at least one; counts belong to key and name of the limit.</param>
    /// <param name="permits">Permits, at least 1; a limit with <see cref="RateLimit.CountsRequests"/> counts 1.</param>
    /// <param name="cancellationToken">Gives up waiting for the store.</param>
    /// <returns>The answer.</returns>
    ValueTask<RateLimitResult> AcquireAsync(string key, ReadOnlyMemory<RateLimit> limits, int permits = 1, CancellationToken cancellationToken = default);

    /// <summary>Says what <see cref="AcquireAsync"/> would answer now, and takes nothing.</summary>
    /// <param name="key">Whose counts.</param>
    /// <param name="limits">The limits, at least one.</param>
    /// <param name="permits">Permits, at least 1.</param>
    /// <param name="cancellationToken">Gives up waiting for the store.</param>
    /// <returns>The answer; <see cref="RateLimitState.Remaining"/> is as it stands, without the permits asked for.</returns>
    ValueTask<RateLimitResult> PeekAsync(string key, ReadOnlyMemory<RateLimit> limits, int permits = 1, CancellationToken cancellationToken = default);

    /// <summary>Gives back what an answer took, as far as it still counts. A refused answer gives nothing back.</summary>
    /// <param name="key">Whose counts.</param>
    /// <param name="limits">The limits of the answer.</param>
    /// <param name="granted">The answer.</param>
    /// <param name="cancellationToken">Gives up waiting for the store.</param>
    /// <returns>The work.</returns>
    ValueTask RefundAsync(string key, ReadOnlyMemory<RateLimit> limits, RateLimitResult granted, CancellationToken cancellationToken = default);
}
