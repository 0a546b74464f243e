namespace MarketMaster.RateLimiting;

/// <summary>The answer to one check over one or several limits. A refusal has consumed nothing of any of them.</summary>
public sealed class RateLimitResult
{
    private readonly RateLimitState[] _levels;

    /// <summary>Makes an answer; for stores of rate limits.</summary>
    /// <param name="isGranted">Whether all limits that are in force had room.</param>
    /// <param name="permits">Permits asked for.</param>
    /// <param name="levels">How each limit stands now, in the order asked: at least one.</param>
    /// <param name="stamp">What the store needs to refund the permits; its own meaning.</param>
    /// <param name="isDegraded">Whether the store was away and the answer is its substitute's.</param>
    /// <exception cref="ArgumentException"><paramref name="levels"/> is empty.</exception>
    public RateLimitResult(bool isGranted, int permits, RateLimitState[] levels, long stamp = 0, bool isDegraded = false)
    {
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Length == 0)
            throw new ArgumentException("an answer needs the state of at least one limit", nameof(levels));
        (IsGranted, Permits, _levels, Stamp, IsDegraded) = (isGranted, permits, levels, stamp, isDegraded);
        foreach (ref readonly var level in levels.AsSpan(1))
        {
            if (level.IsTighterThan(_levels[Tightest]))
                Tightest = Array.IndexOf(levels, level);
        }
    }

    /// <summary>Whether the request may go on.</summary>
    public bool IsGranted { get; }

    /// <summary>Permits asked for.</summary>
    public int Permits { get; }

    /// <summary>How each limit stands after the decision, in the order asked.</summary>
    public ReadOnlySpan<RateLimitState> Levels => _levels;

    /// <summary>The limit to tell the caller about: of those that refuse, the one with the longest wait; else the one with the smallest share left.</summary>
    public RateLimitState MostRestrictive => _levels[Tightest];

    /// <summary>How long until the request fits all limits; zero where granted.</summary>
    public TimeSpan RetryAfter => IsGranted ? TimeSpan.Zero : MostRestrictive.RetryAfter;

    /// <summary>What the store needs to refund the permits.</summary>
    public long Stamp { get; }

    /// <summary>Whether the store was away and the answer is its substitute's.</summary>
    public bool IsDegraded { get; }

    private int Tightest { get; }

    /// <summary>The limits that a granted request was charged to: all but shadows that had no room. For stores of rate limits, which refund these and no others.</summary>
    /// <param name="limits">The limits asked for, in the same order.</param>
    /// <returns>Those that were charged.</returns>
    /// <exception cref="ArgumentException">There are not as many limits as levels.</exception>
    public RateLimit[] Charged(ReadOnlySpan<RateLimit> limits)
    {
        if (limits.Length != _levels.Length)
            throw new ArgumentException($"{limits.Length} limits for an answer over {_levels.Length}: give those that were asked for", nameof(limits));
        var charged = new List<RateLimit>(limits.Length);
        for (var i = 0; i < limits.Length; i++)
        {
            if (IsGranted && _levels[i].RetryAfter == TimeSpan.Zero)
                charged.Add(limits[i]);
        }
        return [.. charged];
    }
}
