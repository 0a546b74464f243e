namespace MarketMaster.RateLimiting;

/// <summary>
/// Counts of many keys in this process. Memory belongs to the keys that still count: it is given back when they have run out, without a heartbeat, and
/// their number is bounded. Safe for any number of threads.
/// </summary>
public sealed class LocalRateLimitStore : IRateLimitStore, IDisposable
{
    /// <summary>Default of the greatest number of keys.</summary>
    public const int DefaultMaximumKeys = 1_000_000;

    private readonly KeyTable<string> _table;

    /// <summary>Creates an empty store.</summary>
    /// <param name="timeProvider">The clock; null takes the system's.</param>
    /// <param name="maximumKeys">
    /// Keys kept at most, at least 64. One more, and a key that would soon have run out is forgotten: an attacker who invents keys then costs memory up to the
    /// bound, and may free others of their counts.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumKeys"/> is below 64.</exception>
    public LocalRateLimitStore(TimeProvider? timeProvider = null, int maximumKeys = DefaultMaximumKeys)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumKeys, 64);
        _table = new(timeProvider ?? TimeProvider.System, maximumKeys, StringComparer.Ordinal);
    }

    /// <summary>Keys in memory; those that have run out may still be among them.</summary>
    public int Count => _table.Count;

    /// <summary>Keys forgotten while they still counted, because there were too many.</summary>
    public long Evicted => _table.Evicted;

    /// <summary>Takes permits from one limit of a key. Allocates nothing for a key that is known.</summary>
    /// <param name="key">Whose counts.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="permits">Permits, at least 1.</param>
    /// <returns>The answer.</returns>
    public RateLimitDecision Acquire(string key, RateLimit limit, int permits = 1)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(limit);
        if (permits < 1)
            Refuse.TooFew(permits);
        return _table.Acquire(key, limit, permits);
    }

    /// <summary>Takes permits from all limits of a key, if all have room; else from none. Allocates nothing for a key that is known.</summary>
    /// <param name="key">Whose counts.</param>
    /// <param name="limits">The limits, at least one.</param>
    /// <param name="states">Receives how each limit stands afterwards; as long as <paramref name="limits"/>.</param>
    /// <param name="permits">Permits, at least 1.</param>
    /// <returns>Whether they were taken.</returns>
    /// <exception cref="ArgumentException"><paramref name="states"/> is too short.</exception>
    public bool Acquire(string key, ReadOnlySpan<RateLimit> limits, Span<RateLimitState> states, int permits = 1)
    {
        Check(key, limits, permits);
        if (states.Length < limits.Length)
            throw new ArgumentException($"{states.Length} places for the states of {limits.Length} limits", nameof(states));
        return _table.Acquire(key, limits, permits, states, peek: false) is not null;
    }

    /// <inheritdoc/>
    public ValueTask<RateLimitResult> AcquireAsync(string key, ReadOnlyMemory<RateLimit> limits, int permits = 1, CancellationToken cancellationToken = default) =>
        new(Decide(key, limits.Span, permits, peek: false));

    /// <inheritdoc/>
    public ValueTask<RateLimitResult> PeekAsync(string key, ReadOnlyMemory<RateLimit> limits, int permits = 1, CancellationToken cancellationToken = default) =>
        new(Decide(key, limits.Span, permits, peek: true));

    /// <inheritdoc/>
    public ValueTask RefundAsync(string key, ReadOnlyMemory<RateLimit> limits, RateLimitResult granted, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(granted);
        if (granted.IsGranted)
            _table.Refund(key, granted.Charged(limits.Span), granted.Permits, granted.Stamp);
        return default;
    }

    /// <summary>Stops the timer that gives memory back.</summary>
    public void Dispose() => _table.Dispose();

    private static void Check(string key, ReadOnlySpan<RateLimit> limits, int permits)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (limits.IsEmpty)
            throw new ArgumentException($"no limits to check for key '{key}'", nameof(limits));
        if (permits < 1)
            Refuse.TooFew(permits);
    }

    private RateLimitResult Decide(string key, ReadOnlySpan<RateLimit> limits, int permits, bool peek)
    {
        Check(key, limits, permits);
        var states = new RateLimitState[limits.Length];
        var stamp = _table.Acquire(key, limits, permits, states, peek);
        return new(stamp is not null, permits, states, stamp ?? 0);
    }
}
