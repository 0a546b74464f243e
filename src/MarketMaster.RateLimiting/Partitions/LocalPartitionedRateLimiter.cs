using System.Threading.RateLimiting;

namespace MarketMaster.RateLimiting;

/// <summary>
/// Limits per key, for whatever takes the framework's <see cref="PartitionedRateLimiter{TResource}"/>. Does not queue: acquiring asynchronously answers at once,
/// as an attempt does. Memory is kept for keys that still count and given back without a heartbeat.
/// </summary>
/// <typeparam name="TResource">What is limited, such as a request.</typeparam>
/// <typeparam name="TKey">What the counts belong to.</typeparam>
public sealed class LocalPartitionedRateLimiter<TResource, TKey> : PartitionedRateLimiter<TResource> where TKey : notnull
{
    private readonly Func<TResource, TKey> _key;
    private readonly Func<TResource, RateLimit[]> _limits;
    private readonly KeyTable<TKey> _table;

    /// <summary>Creates a limiter with the same limits for all keys.</summary>
    /// <param name="key">Whose counts a resource belongs to.</param>
    /// <param name="limits">The limits, at least one; all are checked at once.</param>
    /// <param name="timeProvider">The clock; null takes the system's.</param>
    /// <param name="maximumKeys">Keys kept at most, at least 64.</param>
    /// <param name="comparer">How keys compare; null takes their own way.</param>
    /// <exception cref="ArgumentException">There are no limits.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumKeys"/> is below 64.</exception>
    public LocalPartitionedRateLimiter(
        Func<TResource, TKey> key, IEnumerable<RateLimit> limits, TimeProvider? timeProvider = null,
        int maximumKeys = LocalRateLimitStore.DefaultMaximumKeys, IEqualityComparer<TKey>? comparer = null)
        : this(key, Constant(limits), timeProvider, maximumKeys, comparer) { }

    /// <summary>Creates a limiter whose limits depend on the resource, such as on a tier.</summary>
    /// <param name="key">Whose counts a resource belongs to.</param>
    /// <param name="limits">The limits of a resource, at least one; hand out the same array for the same limits.</param>
    /// <param name="timeProvider">The clock; null takes the system's.</param>
    /// <param name="maximumKeys">Keys kept at most, at least 64.</param>
    /// <param name="comparer">How keys compare; null takes their own way.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumKeys"/> is below 64.</exception>
    public LocalPartitionedRateLimiter(
        Func<TResource, TKey> key, Func<TResource, RateLimit[]> limits, TimeProvider? timeProvider = null,
        int maximumKeys = LocalRateLimitStore.DefaultMaximumKeys, IEqualityComparer<TKey>? comparer = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumKeys, 64);
        (_key, _limits) = (key, limits);
        _table = new(timeProvider ?? TimeProvider.System, maximumKeys, comparer);
    }

    /// <summary>Keys in memory; those that have run out may still be among them.</summary>
    public int Count => _table.Count;

    /// <summary>Takes permits, with the bare answer. Allocates nothing for a key that is known and has one limit.</summary>
    /// <param name="resource">What is limited.</param>
    /// <param name="permits">Permits, at least 1.</param>
    /// <returns>The answer.</returns>
    public RateLimitDecision Acquire(TResource resource, int permits = 1)
    {
        if (permits < 1)
            Refuse.TooFew(permits);
        var limits = _limits(resource);
        if (limits.Length == 1)
            return _table.Acquire(_key(resource), limits[0], permits);
        var states = new RateLimitState[limits.Length];
        if (_table.Acquire(_key(resource), limits, permits, states, peek: false) is { } stamp)
            return RateLimitDecision.Granted(permits, _table.Frequency, stamp, Charged(states));
        var tightest = new RateLimitResult(isGranted: false, permits, states).MostRestrictive;
        var wait = tightest.RetryAfter == Timeout.InfiniteTimeSpan ? ClockUnits.Never : ClockUnits.FromTimeSpan(tightest.RetryAfter, _table.Frequency);
        return RateLimitDecision.Refused(permits, _table.Frequency, tightest.Limit, wait);
    }

    /// <summary>Gives permits back, as far as they still count.</summary>
    /// <param name="resource">What they were taken for.</param>
    /// <param name="decision">The answer that took them.</param>
    public void Refund(TResource resource, in RateLimitDecision decision)
    {
        if (decision.IsGranted)
            _table.Refund(_key(resource), _limits(resource), decision.Permits, decision.Stamp, decision.Charged);
    }

    /// <summary>How the limits stand, and whether permits would be granted now. Takes nothing.</summary>
    /// <param name="resource">What is limited.</param>
    /// <param name="permits">Permits, at least 1.</param>
    /// <returns>The answer.</returns>
    public RateLimitResult Peek(TResource resource, int permits = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        return Decide(resource, permits, peek: true);
    }

    /// <inheritdoc/>
    public override RateLimiterStatistics? GetStatistics(TResource resource) =>
        new() { CurrentAvailablePermits = Peek(resource).Levels.ToArray().Min(level => level.Remaining) };

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(TResource resource, int permitCount)
    {
        var result = Decide(resource, Math.Max(1, permitCount), peek: permitCount == 0);
        if (result.IsGranted)
            return new StateLease(result.MostRestrictive);
        return result.RetryAfter != Timeout.InfiniteTimeSpan
            ? new RefusedLease(result.MostRestrictive)
            : throw new ArgumentOutOfRangeException(
                nameof(permitCount), permitCount,
                $"{permitCount} permits at once: the limit '{result.MostRestrictive.Limit.Name}' can give {result.MostRestrictive.Limit.LargestRequest} at most");
    }

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(TResource resource, int permitCount, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<RateLimitLease>(cancellationToken) : new(AttemptAcquireCore(resource, permitCount));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _table.Dispose();
        base.Dispose(disposing);
    }

    private static Func<TResource, RateLimit[]> Constant(IEnumerable<RateLimit> limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        RateLimit[] list = [.. limits];
        return list.Length > 0 ? _ => list : throw new ArgumentException("a limiter needs at least one limit", nameof(limits));
    }

    // shadows that had no room were not charged
    private static ulong Charged(RateLimitState[] states)
    {
        var charged = ulong.MaxValue;
        for (var i = 0; i < Math.Min(states.Length, 64); i++)
        {
            if (states[i].RetryAfter != TimeSpan.Zero)
                charged &= ~(1UL << i);
        }
        return charged;
    }

    private RateLimitResult Decide(TResource resource, int permits, bool peek)
    {
        var limits = _limits(resource);
        var states = new RateLimitState[limits.Length];
        var stamp = _table.Acquire(_key(resource), limits, permits, states, peek);
        return new(stamp is not null, permits, states, stamp ?? 0);
    }
}
