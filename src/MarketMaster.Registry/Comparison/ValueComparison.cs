namespace MarketMaster.Registry;

/// <summary>A value that differs between two versions.</summary>
/// <param name="Name">What the value is of.</param>
/// <param name="Baseline">Its value in the version compared with; null where it has none.</param>
/// <param name="Candidate">Its value in the version compared; null where it has none.</param>
public sealed record ValueComparison(string Name, string? Baseline, string? Candidate);
