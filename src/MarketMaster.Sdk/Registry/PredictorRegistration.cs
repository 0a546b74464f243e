using MarketMaster.Prediction;
using MarketMaster.Registry;

namespace MarketMaster.Sdk;

/// <summary>What to register with a predictor beside what it knows of itself.</summary>
public sealed record PredictorRegistration
{
    /// <summary>How it was judged on rows it had not seen; null takes the scores noted at training.</summary>
    public Evaluation? Evaluation { get; init; }

    /// <summary>What it is, in words; null says what it was trained on.</summary>
    public string? Description { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where it comes from; the seed is filled in where it is missing.</summary>
    public ModelLineage Lineage { get; init; } = new();

    /// <summary>More files, such as the report.</summary>
    public IReadOnlyList<ModelArtifact> Artifacts { get; init; } = [];

    /// <summary>Whether the ONNX form is registered too, so that other languages can load it. Default yes; a calibrated predictor has none.</summary>
    public bool IncludeOnnx { get; init; } = true;

    /// <summary>Makes repeating safe: see <see cref="ModelRegistration.IdempotencyKey"/>.</summary>
    public string? IdempotencyKey { get; init; }
}
