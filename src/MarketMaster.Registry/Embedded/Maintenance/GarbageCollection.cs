namespace MarketMaster.Registry;

/// <summary>What a garbage collection removed, or would remove.</summary>
/// <param name="Versions">The deleted versions that are gone for good.</param>
/// <param name="Files">How many files.</param>
/// <param name="Bytes">Their size in bytes.</param>
/// <param name="IsDryRun">Whether nothing was removed.</param>
public sealed record GarbageCollection(IReadOnlyList<ModelReference> Versions, int Files, long Bytes, bool IsDryRun);
