namespace MarketMaster.Registry;

/// <summary>What is registered as a new version of a model. Checked when it is registered.</summary>
/// <param name="name">Name of the model; it is made with its first version.</param>
/// <param name="artifacts">The files, at least one, with distinct paths.</param>
public sealed class ModelRegistration(string name, params IReadOnlyList<ModelArtifact> artifacts)
{
    /// <summary>Name of the model.</summary>
    public string Name { get; } = name;

    /// <summary>The files.</summary>
    public IReadOnlyList<ModelArtifact> Artifacts { get; } = artifacts;

    /// <summary>What the version is, in words.</summary>
    public string? Description { get; init; }

    /// <summary>Measured values.</summary>
    public IReadOnlyList<ModelMetric> Metrics { get; init; } = [];

    /// <summary>Parameters of the training, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Tags: the only part of a version, beside description and stage, that may change later.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the model takes and gives.</summary>
    public ModelSignature? Signature { get; init; }

    /// <summary>Where the version comes from.</summary>
    public ModelLineage Lineage { get; init; } = new();

    /// <summary>
    /// A key of the caller's own that makes repeating safe: registering again with the same key and content gives the version
    /// that is there already. Null registers a new version each time.
    /// </summary>
    public string? IdempotencyKey { get; init; }
}
