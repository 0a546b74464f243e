namespace MarketMaster.Registry;

/// <summary>A model: the name under which versions are registered.</summary>
public sealed record RegisteredModel
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in words; empty where nothing was said.</summary>
    public string Description { get; init; } = "";

    /// <summary>Tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>When its first version was registered (UTC).</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the model or one of its versions was last changed (UTC).</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was deleted (UTC); null where it is not.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The newest version that is not deleted; null where there is none.</summary>
    public int? LatestVersion { get; init; }

    /// <summary>The version in production; null where there is none.</summary>
    public int? ProductionVersion { get; init; }

    /// <summary>The newest version in staging; null where there is none.</summary>
    public int? StagingVersion { get; init; }

    /// <summary>The version that each alias points to.</summary>
    public IReadOnlyDictionary<string, int> Aliases { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}
