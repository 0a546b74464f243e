namespace MarketMaster.AspNetCore;

/// <summary>Where the limits of callers start from.</summary>
public enum InboundPreset
{
    /// <summary>No tiers, endpoints or exempt paths.</summary>
    None,

    /// <summary>
    /// Tiers free (100 an hour), basic (1,000), pro (10,000) and enterprise (none until you set one); limits of their own for screening, stocks, registration and
    /// login; screening answers cached for five minutes; health and documentation exempt. The default.
    /// </summary>
    Standard,

    /// <summary>Tiers free (100 an hour), pro (1,000) and enterprise (none until you set one), no limits of endpoints.</summary>
    TwoTier,
}
