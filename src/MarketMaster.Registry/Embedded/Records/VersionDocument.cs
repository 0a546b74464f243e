using System.Text.Json.Serialization;

namespace MarketMaster.Registry;

/// <summary>What never changes of a version, as it is kept.</summary>
internal sealed record VersionDocument
{
    public required IReadOnlyList<ArtifactInfo> Artifacts { get; init; }

    public required IReadOnlyList<ModelMetric> Metrics { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public ModelSignature? Signature { get; init; }

    public required ModelLineage Lineage { get; init; }

    public required string CreatedBy { get; init; }

    /// <summary>Digest of the registration, by which a repeated one is known.</summary>
    public required string Digest { get; init; }

    public static VersionDocument Of(ModelRegistration registration, IReadOnlyList<ArtifactInfo> artifacts, string actor)
    {
        var document = new VersionDocument
        {
            Artifacts = [.. artifacts.OrderBy(a => a.Path, StringComparer.Ordinal)],
            Metrics = [.. registration.Metrics.OrderBy(m => m.Name, StringComparer.Ordinal)],
            Parameters = Sorted(registration.Parameters),
            Signature = registration.Signature,
            Lineage = registration.Lineage,
            CreatedBy = "",
            Digest = "",
        };
        var digest = Seal.Of(document.ToJson(), Json.Write(Sorted(registration.Tags)), registration.Description);
        return document with { CreatedBy = actor, Digest = Convert.ToHexStringLower(digest) };
    }

    public byte[] ToJson() => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(this, RegistryJson.Default.VersionDocument);

    public static VersionDocument Read(byte[] json) =>
        System.Text.Json.JsonSerializer.Deserialize(json, RegistryJson.Default.VersionDocument) ?? throw new FormatException("the document is empty");

    public static SortedDictionary<string, string> Sorted(IReadOnlyDictionary<string, string> texts) => new(texts.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
}

/// <summary>Texts by name, as JSON.</summary>
internal static class Json
{
    public static string Write(IReadOnlyDictionary<string, string> texts) =>
        System.Text.Json.JsonSerializer.Serialize(texts, RegistryJson.Default.IReadOnlyDictionaryStringString);

    public static Dictionary<string, string> Read(string json) =>
        System.Text.Json.JsonSerializer.Deserialize(json, RegistryJson.Default.DictionaryStringString) ?? throw new FormatException("the tags are empty");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VersionDocument))]
[JsonSerializable(typeof(ModelSignature))]
[JsonSerializable(typeof(ModelLineage))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class RegistryJson : JsonSerializerContext;
