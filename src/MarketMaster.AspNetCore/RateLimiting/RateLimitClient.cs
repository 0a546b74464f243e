namespace MarketMaster.AspNetCore;

/// <summary>Whose counts a request belongs to.</summary>
/// <param name="Key">Name of the counts, such as <c>user:7</c>. Must not be something that the caller can choose freely: who invents keys has no limit.</param>
/// <param name="Tier">Name of the tier; one that is not configured stands for the anonymous tier.</param>
public readonly record struct RateLimitClient(string Key, string Tier);
