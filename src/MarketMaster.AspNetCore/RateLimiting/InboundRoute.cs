using MarketMaster.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace MarketMaster.AspNetCore;

/// <summary>An endpoint of the options, ready to be asked.</summary>
internal sealed class InboundRoute
{
    public InboundRoute(string path) => (Pattern, IsExempt) = (new(path), true);

    public InboundRoute(string name, InboundEndpointOptions options)
    {
        Pattern = new(options.Path);
        Method = options.Method?.ToUpperInvariant();
        CountsAgainstTier = options.CountsAgainstTier;
        Weight = options.Weight;
        Cached = options.CacheDuration;
        SharesCache = options.SharesCache;
        Limit = options.Limit?.ToRateLimit(name);
        Require(Weight >= 1, $"endpoint '{name}': the weight is {Weight}, it must be at least 1");
        Require(Cached >= TimeSpan.Zero && Cached <= TimeSpan.FromDays(1), $"endpoint '{name}': responses are cached for {Cached:c}, it must be 0 to 1 day");
        Require(Cached == TimeSpan.Zero || Method is "GET" or "POST", $"endpoint '{name}': responses to {Method ?? "any method"} cannot be cached, only those to GET or POST");
    }

    public PathPattern Pattern { get; }

    public string? Method { get; }

    public bool IsExempt { get; }

    public bool CountsAgainstTier { get; }

    public int Weight { get; } = 1;

    public TimeSpan Cached { get; }

    public bool SharesCache { get; }

    public RateLimit? Limit { get; }

    /// <summary>Its place in the table of limits; set once.</summary>
    public int Index { get; set; }

    public bool Matches(string method, PathString path) =>
        (Method is null || string.Equals(method, Method, StringComparison.OrdinalIgnoreCase) || (Method is "GET" && HttpMethods.IsHead(method)))
        && Pattern.Matches(path.Value);

    private static void Require(bool holds, FormattableString options)
    {
        if (!holds)
            throw new ArgumentException(FormattableString.Invariant(options), nameof(options));
    }
}
