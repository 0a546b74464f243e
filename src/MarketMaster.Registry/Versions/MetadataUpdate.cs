namespace MarketMaster.Registry;

/// <summary>What to change of a model's or a version's description and tags. What is not named stays.</summary>
public sealed record MetadataUpdate
{
    /// <summary>The new description; null leaves it.</summary>
    public string? Description { get; init; }

    /// <summary>Tags to set.</summary>
    public IReadOnlyDictionary<string, string> SetTags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Names of tags to remove; one that is not there is no error.</summary>
    public IReadOnlyList<string> RemoveTags { get; init; } = [];
}
