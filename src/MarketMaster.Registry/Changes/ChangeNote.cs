namespace MarketMaster.Registry;

/// <summary>Who changes something, and why: kept in the audit log.</summary>
/// <param name="Reason">Why; empty where nothing is said.</param>
/// <param name="Actor">Who; null takes the registry's own <see cref="EmbeddedRegistryOptions.Actor"/>.</param>
public sealed record ChangeNote(string Reason, string? Actor = null);
