using System.Globalization;
using System.Text.Json;

namespace MarketMaster.Registry;

/// <summary>What MLflow has no place for, as tags of a version: checksums, metrics with their direction, parameters, signature, lineage. Given with the version itself, so that none is without.</summary>
internal static class VersionTags
{
    public const string Prefix = "marketmaster.";
    public const string Key = Prefix + "key";
    public const string Request = Prefix + "request";
    public const string Digest = Prefix + "digest";
    private const string File = Prefix + "file.";
    private const string Metric = Prefix + "metric.";
    private const string Parameter = Prefix + "parameter.";
    private const string Signature = Prefix + "signature";
    private const string Lineage = Prefix + "lineage";
    private const string Actor = Prefix + "actor";

    public static Tag[] Of(ModelRegistration registration, IReadOnlyList<ArtifactInfo> artifacts, string actor, string request)
    {
        var document = VersionDocument.Of(registration, artifacts, actor);
        var tags = new List<Tag> { new(Request, request), new(Digest, document.Digest), new(Actor, actor) };
        tags.AddRange(document.Artifacts.Select(a => new Tag(File + a.Path, string.Create(CultureInfo.InvariantCulture, $"{a.Sha256} {a.Size}"))));
        tags.AddRange(document.Metrics.Select(m => new Tag(Metric + m.Name, string.Create(CultureInfo.InvariantCulture, $"{m.Value:R} {m.Direction}"))));
        tags.AddRange(document.Parameters.Select(p => new Tag(Parameter + p.Key, p.Value)));
        tags.Add(new(Lineage, JsonSerializer.Serialize(document.Lineage, RegistryJson.Default.ModelLineage)));
        if (document.Signature is { } signature)
            tags.Add(new(Signature, JsonSerializer.Serialize(signature, RegistryJson.Default.ModelSignature)));
        if (registration.IdempotencyKey is { } key)
            tags.Add(new(Key, key));
        tags.AddRange(registration.Tags.Select(t => new Tag(t.Key, t.Value)));
        return [.. tags.Select(Required)];
    }

    public static ModelVersion Read(WireVersion wire)
    {
        var tags = (wire.Tags ?? []).ToDictionary(t => t.Key, t => t.Value ?? "", StringComparer.Ordinal);
        var metrics = Under(Metric).Select(t => ReadMetric(t.Name, t.Value)).OrderBy(m => m.Name, StringComparer.Ordinal);
        var lineage = tags.TryGetValue(Lineage, out var json) ? JsonSerializer.Deserialize(json, RegistryJson.Default.ModelLineage)! : new();
        return new()
        {
            Name = wire.Name,
            Version = int.Parse(wire.Version, NumberStyles.None, CultureInfo.InvariantCulture),
            Stage = Enum.TryParse<ModelStage>(wire.CurrentStage, ignoreCase: true, out var stage) ? stage : ModelStage.None,
            Aliases = [.. (wire.Aliases ?? []).Order(StringComparer.Ordinal)],
            Description = wire.Description ?? "",
            CreatedAt = Time(wire.CreationTimestamp),
            UpdatedAt = Time(wire.LastUpdatedTimestamp),
            CreatedBy = tags.GetValueOrDefault(Actor, ""),
            Artifacts = [.. Under(File).Select(t => ReadArtifact(t.Name, t.Value)).OrderBy(a => a.Path, StringComparer.Ordinal)],
            Metrics = [.. metrics],
            Parameters = Under(Parameter).ToDictionary(t => t.Name, t => t.Value, StringComparer.Ordinal),
            Tags = tags.Where(t => !t.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal),
            Signature = tags.TryGetValue(Signature, out var columns) ? JsonSerializer.Deserialize(columns, RegistryJson.Default.ModelSignature) : null,
            Lineage = lineage.RunId is null && wire.RunId is { Length: > 0 } run ? lineage with { RunId = run } : lineage,
        };

        IEnumerable<(string Name, string Value)> Under(string prefix) =>
            tags.Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(t => (t.Key[prefix.Length..], t.Value));
    }

    public static DateTimeOffset Time(long? milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds ?? 0);

    private static ModelMetric ReadMetric(string name, string text)
    {
        var parts = text.Split(' ');
        return new(name, double.Parse(parts[0], CultureInfo.InvariantCulture), parts.Length > 1 && Enum.TryParse<MetricDirection>(parts[1], out var direction) ? direction : ModelMetric.DirectionOf(name));
    }

    private static ArtifactInfo ReadArtifact(string path, string text)
    {
        var parts = text.Split(' ');
        return new(path, long.Parse(parts[1], CultureInfo.InvariantCulture), parts[0]);
    }

    // Older servers cut off what is too long, without a word.
    private static Tag Required(Tag tag) => tag.Key.Length <= RegistryNames.LongestKey && tag.Value!.Length <= RegistryNames.LongestValue
        ? tag
        : throw new ArgumentException($"'{tag.Key}' has {tag.Key.Length} characters and a value of {tag.Value!.Length}: an MLflow server keeps names of {RegistryNames.LongestKey} and values of {RegistryNames.LongestValue}", nameof(tag));
}
