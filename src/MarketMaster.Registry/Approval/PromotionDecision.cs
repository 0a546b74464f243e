namespace MarketMaster.Registry;

/// <summary>What a gate decided, kept in the audit log.</summary>
/// <param name="Approved">Whether the version may go into production.</param>
/// <param name="Reason">Why.</param>
public sealed record PromotionDecision(bool Approved, string Reason);
