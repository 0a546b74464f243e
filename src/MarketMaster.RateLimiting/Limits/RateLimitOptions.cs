namespace MarketMaster.RateLimiting;

/// <summary>A limit as bound from configuration.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Permits per window, at least 1. For <see cref="RateLimitAlgorithm.DecayCounter"/>: the highest value of the counter.</summary>
    public int PermitLimit { get; set; }

    /// <summary>Length of the window, 1 ms to 400 days. Default 1 minute. Not used where <see cref="DecayPerSecond"/> is given.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How it counts. Default <see cref="RateLimitAlgorithm.RollingLog"/>.</summary>
    public RateLimitAlgorithm Algorithm { get; set; }

    /// <summary>Segments of a segmented window, 1 to 3600. Default 60.</summary>
    public int Segments { get; set; } = 60;

    /// <summary>Permits that may be taken at once; null takes the algorithm's default, see <see cref="RateLimit.Burst"/>.</summary>
    public int? Burst { get; set; }

    /// <summary>How much a decaying counter falls each second, above 0; makes the limit a <see cref="RateLimitAlgorithm.DecayCounter"/>.</summary>
    public double? DecayPerSecond { get; set; }

    /// <summary>Whether a request counts as 1, whatever its weight. Default false.</summary>
    public bool CountsRequests { get; set; }

    /// <summary>Whether the limit only watches. Default false.</summary>
    public bool IsShadow { get; set; }

    /// <summary>Makes the limit.</summary>
    /// <param name="name">What refusals and headers call it.</param>
    /// <param name="ceiling">Share of the permits to use, above 0 and at most 1. Where that is less than one permit, it is one in a window that much longer.</param>
    /// <returns>The limit.</returns>
    /// <exception cref="ArgumentException">A value lies outside its range; the message names the limit and the value.</exception>
    public RateLimit ToRateLimit(string name, double ceiling = 1) => ToRateLimit(name, ceiling, 1);

    /// <summary>The same with room for one request of a weight: where the share of the permits is smaller, the window becomes longer instead.</summary>
    internal RateLimit ToRateLimit(string name, double ceiling, int heaviest)
    {
        if (!(ceiling > 0 && ceiling <= 1))
            throw new ArgumentOutOfRangeException(nameof(ceiling), ceiling, $"limit '{name}': the share to use must be above 0 and at most 1");
        var least = Math.Min(PermitLimit, CountsRequests ? 1 : heaviest);
        var permits = PermitLimit < 1 ? PermitLimit : Math.Max(least, (int)(PermitLimit * ceiling));
        if (DecayPerSecond is { } decay)
            return Apply(RateLimit.Decaying(name, permits, decay * ceiling));
        var stretch = Math.Max(1, permits / (PermitLimit * ceiling));
        return Apply(new(name, permits, stretch > 1 ? Window * stretch : Window, Algorithm));

        RateLimit Apply(RateLimit plain) => new(plain.Name, plain.PermitLimit, plain.Window, plain.Algorithm)
        {
            Segments = Segments,
            Burst = Burst is { } burst ? Math.Min(burst, plain.PermitLimit) : plain.Burst,
            CountsRequests = CountsRequests,
            IsShadow = IsShadow,
        };
    }
}
