using Microsoft.AspNetCore.Http;

namespace MarketMaster.AspNetCore;

/// <summary>Limits of callers: tiers, endpoints, who is who, what is cached. Starts with a preset, whose every value can be changed, in code or by configuration.</summary>
public sealed class InboundRateLimitOptions
{
    /// <summary>Starts with the standard preset.</summary>
    public InboundRateLimitOptions() => UsePreset(InboundPreset.Standard);

    /// <summary>The preset that the values started from.</summary>
    public InboundPreset Preset { get; private set; }

    /// <summary>The tiers, by name; upper and lower case do not matter.</summary>
    public Dictionary<string, InboundTierOptions> Tiers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is different for single endpoints, by any name. The name is what fields of responses call the limit, so it must differ from those of the tiers' limits.</summary>
    public Dictionary<string, InboundEndpointOptions> Endpoints { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Known API keys, by a name that is not secret. The holder of one has counts under that name; a key that is not known counts for nothing.</summary>
    public Dictionary<string, InboundApiKeyOptions> ApiKeys { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Header with an API key. Default <c>X-API-Key</c>. <c>Authorization: Bearer</c> is looked at as well.</summary>
    public string ApiKeyHeader { get; set; } = "X-API-Key";

    /// <summary>Paths without any limit, with commas between; <c>*</c> at the end is any number of segments.</summary>
    public string ExemptPaths { get; set; } = "";

    /// <summary>
    /// Addresses and networks of proxies whose <c>X-Forwarded-For</c> is believed, with commas between, such as <c>10.0.0.0/8, ::1</c>. Default: none, the header
    /// is not looked at.
    /// </summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>Leading bits of an IPv6 address that stand for one caller, 32 to 128. Default 64: what one customer usually has.</summary>
    public int IPv6PrefixLength { get; set; } = 64;

    /// <summary>Tier of callers who are known by their address only. Default <c>free</c>.</summary>
    public string AnonymousTier { get; set; } = "free";

    /// <summary>Tier of authenticated callers without a claim that says another. Default <c>free</c>.</summary>
    public string AuthenticatedTier { get; set; } = "free";

    /// <summary>Claim with the tier of an authenticated caller. Default <c>tier</c>.</summary>
    public string TierClaim { get; set; } = "tier";

    /// <summary>Claim that tells authenticated callers apart; null takes the name identifier, else <c>sub</c>, else the name.</summary>
    public string? UserClaim { get; set; }

    /// <summary>Whether responses carry <c>X-RateLimit-Limit</c>, <c>-Remaining</c>, <c>-Reset</c> and <c>-Endpoint</c>. Default true.</summary>
    public bool SendsClassicFields { get; set; } = true;

    /// <summary>Whether responses carry <c>RateLimit</c> and <c>RateLimit-Policy</c> of the IETF draft. Default true.</summary>
    public bool SendsDraftFields { get; set; } = true;

    /// <summary>Unit of <c>X-RateLimit-Reset</c>. Default <see cref="ResetFormat.Seconds"/>.</summary>
    public ResetFormat ResetFormat { get; set; }

    /// <summary>Body of refusals. Default <see cref="RefusalFormat.Standard"/>.</summary>
    public RefusalFormat RefusalFormat { get; set; }

    /// <summary>Memory for cached responses in bytes, 0 to 16 GB; the response not asked for longest goes first. Default 64 MB. Read once.</summary>
    public long MaximumCacheBytes { get; set; } = 64L << 20;

    /// <summary>The longest response body that is cached, in bytes, at least 0. Default 1 MB.</summary>
    public int MaximumCachedResponseBytes { get; set; } = 1 << 20;

    /// <summary>The longest body of a POST whose response is cached, in bytes, at least 0. Default 64 kB.</summary>
    public int MaximumCachedRequestBytes { get; set; } = 64 << 10;

    internal Func<HttpContext, RateLimitClient?>? Identification { get; private set; }

    /// <summary>Says whose counts a request belongs to, before anything else is asked.</summary>
    /// <param name="identification">Answers with the caller; null leaves it to API key, user and address.</param>
    /// <returns>These options.</returns>
    public InboundRateLimitOptions IdentifyBy(Func<HttpContext, RateLimitClient?> identification)
    {
        ArgumentNullException.ThrowIfNull(identification);
        Identification = identification;
        return this;
    }

    /// <summary>Forgets all tiers, endpoints and exempt paths and takes a preset's.</summary>
    /// <param name="preset">The preset.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such preset.</exception>
    public InboundRateLimitOptions UsePreset(InboundPreset preset)
    {
        if (!Enum.IsDefined(preset))
            throw new ArgumentOutOfRangeException(nameof(preset), preset, "there is no such preset");
        Tiers.Clear();
        Endpoints.Clear();
        ExemptPaths = "";
        Preset = preset;
        InboundPresets.Fill(this, preset);
        return this;
    }
}
