namespace MarketMaster.RateLimiting;

/// <summary>How often a limit stood in the way.</summary>
/// <param name="Name">Name of the limit.</param>
/// <param name="Refusals">Requests that it refused or made wait.</param>
/// <param name="ShadowRefusals">Requests that it would have refused, were it not a shadow.</param>
public readonly record struct RateLimitCounts(string Name, long Refusals, long ShadowRefusals);
