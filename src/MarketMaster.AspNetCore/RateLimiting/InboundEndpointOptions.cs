using MarketMaster.RateLimiting;

namespace MarketMaster.AspNetCore;

/// <summary>What is different for one endpoint.</summary>
public sealed class InboundEndpointOptions
{
    /// <summary>HTTP method; null for any. <c>GET</c> stands for <c>HEAD</c> too.</summary>
    public string? Method { get; set; }

    /// <summary>
    /// Path, such as <c>/v1/stocks/{code}</c>: a name in braces is any one segment, <c>*</c> at the end any number of them. Upper and lower case do not matter, nor
    /// does a slash at the end. Where several match, the one with the most literal segments applies.
    /// </summary>
    public string Path { get; set; } = "/";

    /// <summary>A limit of each caller for this endpoint, on top of the tier's; null for none.</summary>
    public RateLimitOptions? Limit { get; set; }

    /// <summary>Whether requests count against the tier. Default true.</summary>
    public bool CountsAgainstTier { get; set; } = true;

    /// <summary>Permits per request, of every limit that does not count requests; at least 1. Default 1.</summary>
    public int Weight { get; set; } = 1;

    /// <summary>
    /// How long a response answers identical requests, which then count against no limit; zero for not at all. 0 to 1 day, default 0. Needs a method, GET or POST;
    /// for POST the body is part of what must be identical, so only say it of an endpoint that changes nothing.
    /// </summary>
    public TimeSpan CacheDuration { get; set; }

    /// <summary>
    /// Whether callers share cached responses. Default false: each caller, and each Authorization and Cookie, has its own. Where true, the response to a request
    /// with credentials is still stored only if it says <c>Cache-Control: public</c>.
    /// </summary>
    public bool SharesCache { get; set; }
}
