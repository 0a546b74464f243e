using MarketMaster.RateLimiting;

namespace MarketMaster.AspNetCore;

/// <summary>What callers of one tier may do over all endpoints together.</summary>
public sealed class InboundTierOptions
{
    /// <summary>
    /// The limits by name, all checked at once; none for no limit. Counts belong to the name, so a caller who changes tier keeps what was counted under the
    /// names that both tiers have.
    /// </summary>
    public Dictionary<string, RateLimitOptions> Limits { get; set; } = new(StringComparer.OrdinalIgnoreCase);
}
