namespace MarketMaster.Registry;

/// <summary>Where a version comes from. Everything is optional; what is given is kept for ever.</summary>
public sealed record ModelLineage
{
    /// <summary>Digest of the training data, such as <c>sha256:…</c>.</summary>
    public string? DataDigest { get; init; }

    /// <summary>Version of the code that trained it, such as a commit.</summary>
    public string? CodeVersion { get; init; }

    /// <summary>The version of the same model that it was made from.</summary>
    public int? ParentVersion { get; init; }

    /// <summary>Seed of the training.</summary>
    public long? Seed { get; init; }

    /// <summary>Identifier of the training run, such as an MLflow run.</summary>
    public string? RunId { get; init; }
}
