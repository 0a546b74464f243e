namespace MarketMaster.RateLimiting;

/// <summary>
/// One limit: so many permits per window. Immutable; hand the same instance to any number of limiters. Counts belong to the name, so that a limit
/// replaced by another of the same name (a hot reload) goes on with the counts of the old one.
/// </summary>
public sealed class RateLimit
{
    private LimitPlan? _plan;

    /// <summary>Describes a limit.</summary>
    /// <param name="name">What refusals and headers call it, such as <c>tier</c>.</param>
    /// <param name="permitLimit">Permits per window, at least 1.</param>
    /// <param name="window">Length of the window, 1 ms to 400 days.</param>
    /// <param name="algorithm">How it counts; the exact rolling log by default.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public RateLimit(string name, int permitLimit, TimeSpan window, RateLimitAlgorithm algorithm = RateLimitAlgorithm.RollingLog)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (permitLimit < 1)
            throw new ArgumentOutOfRangeException(nameof(permitLimit), permitLimit, $"limit '{name}': the permits per window must be at least 1");
        if (window < TimeSpan.FromMilliseconds(1) || window > TimeSpan.FromDays(400))
            throw new ArgumentOutOfRangeException(nameof(window), window, $"limit '{name}': the window must be 1 ms to 400 days");
        if (!Enum.IsDefined(algorithm))
            throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, $"limit '{name}': there is no such algorithm");
        Name = name;
        PermitLimit = permitLimit;
        Window = window;
        Algorithm = algorithm;
        Burst = algorithm is RateLimitAlgorithm.Gcra ? Math.Max(1, permitLimit / 10) : permitLimit;
    }

    /// <summary>What refusals and headers call the limit.</summary>
    public string Name { get; }

    /// <summary>Permits per window.</summary>
    public int PermitLimit { get; }

    /// <summary>Length of the window.</summary>
    public TimeSpan Window { get; }

    /// <summary>How it counts.</summary>
    public RateLimitAlgorithm Algorithm { get; }

    /// <summary>Segments of <see cref="RateLimitAlgorithm.SegmentedWindow"/>, 1 to 3600. Default 60.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the range.</exception>
    public int Segments
    {
        get;
        init => field = value is >= 1 and <= 3600 ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"limit '{Name}': the segments must be 1 to 3600");
    } = 60;

    /// <summary>
    /// Permits that may be taken at once, 1 to <see cref="PermitLimit"/>, where the algorithm has such a number. Default: a tenth of the limit for
    /// <see cref="RateLimitAlgorithm.Gcra"/>, whose sustained rate is limit - burst + 1 per window; the limit for <see cref="RateLimitAlgorithm.TokenBucket"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the range.</exception>
    public int Burst
    {
        get;
        init => field = value >= 1 && value <= PermitLimit ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"limit '{Name}': the burst must be 1 to the limit, {PermitLimit}");
    }

    /// <summary>Whether a request counts as 1 here, whatever its weight. Default false: it counts as its permits.</summary>
    public bool CountsRequests { get; init; }

    /// <summary>Whether the limit only watches: it decides and counts as if it were in force, and never blocks. Default false.</summary>
    public bool IsShadow { get; init; }

    /// <summary>The most permits that one request can ever get.</summary>
    public int LargestRequest =>
        CountsRequests ? int.MaxValue : Algorithm is RateLimitAlgorithm.Gcra or RateLimitAlgorithm.TokenBucket ? Burst : PermitLimit;

    /// <summary>A counter that each call raises by its weight, that may not pass <paramref name="maximum"/> and falls by <paramref name="perSecond"/>.</summary>
    /// <param name="name">What refusals call it.</param>
    /// <param name="maximum">The highest value of the counter, at least 1.</param>
    /// <param name="perSecond">How much it falls each second, above 0.</param>
    /// <returns>The limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public static RateLimit Decaying(string name, int maximum, double perSecond)
    {
        if (!(perSecond > 0))
            throw new ArgumentOutOfRangeException(nameof(perSecond), perSecond, $"limit '{name}': the decay per second must be above 0");
        return new(name, maximum, TimeSpan.FromSeconds(maximum / perSecond), RateLimitAlgorithm.DecayCounter);
    }

    /// <summary>Such as <c>tier: 100 per 01:00:00 (RollingLog)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Name}: {PermitLimit} per {Window:c} ({Algorithm}{(IsShadow ? ", shadow" : "")})");

    internal LimitPlan PlanFor(long frequency)
    {
        var plan = _plan;
        return plan is not null && plan.Frequency == frequency ? plan : _plan = new(this, frequency);
    }
}
