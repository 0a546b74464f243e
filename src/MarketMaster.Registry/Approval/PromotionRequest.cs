namespace MarketMaster.Registry;

/// <summary>A version that shall go into production.</summary>
/// <param name="Candidate">The version.</param>
/// <param name="Current">The version in production; null where there is none.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="Reason">Why; empty where nothing was said.</param>
public sealed record PromotionRequest(ModelVersion Candidate, ModelVersion? Current, string Actor, string Reason);
