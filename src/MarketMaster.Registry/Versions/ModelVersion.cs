namespace MarketMaster.Registry;

/// <summary>A registered version as it was read. Files, metrics, parameters, signature and lineage never change; stage, aliases, tags and description may.</summary>
public sealed record ModelVersion
{
    /// <summary>Name of the model.</summary>
    public required string Name { get; init; }

    /// <summary>Its number, from 1. Numbers rise and are never used again.</summary>
    public required int Version { get; init; }

    /// <summary>How far it has come.</summary>
    public ModelStage Stage { get; init; }

    /// <summary>The aliases that point to it, sorted.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What it is, in words; empty where nothing was said.</summary>
    public string Description { get; init; } = "";

    /// <summary>When it was registered (UTC).</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who registered it.</summary>
    public string CreatedBy { get; init; } = "";

    /// <summary>When it was last changed (UTC).</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was deleted (UTC); null where it is not.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Its files, by path.</summary>
    public IReadOnlyList<ArtifactInfo> Artifacts { get; init; } = [];

    /// <summary>Measured values, by name.</summary>
    public IReadOnlyList<ModelMetric> Metrics { get; init; } = [];

    /// <summary>Parameters of the training.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What it takes and gives; null where nothing was said.</summary>
    public ModelSignature? Signature { get; init; }

    /// <summary>Where it comes from.</summary>
    public ModelLineage Lineage { get; init; } = new();

    /// <summary>Size of all files in bytes.</summary>
    public long Size => Artifacts.Sum(a => a.Size);

    /// <summary>The reference to this version by number.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ModelReference Reference => ModelReference.ToVersion(Name, Version);

    /// <summary>Name, number and stage.</summary>
    public override string ToString() => $"{Name} version {Version.ToString(System.Globalization.CultureInfo.InvariantCulture)} ({Stage})";
}
