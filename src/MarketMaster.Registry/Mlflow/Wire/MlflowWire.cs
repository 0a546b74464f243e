using System.Text.Json;
using System.Text.Json.Serialization;

namespace MarketMaster.Registry;

// MLflow's messages as far as they are used. What a server leaves out is null: it leaves out every empty list.
internal sealed record Tag(string Key, string? Value);

internal sealed record ErrorBody(string? ErrorCode, string? Message);

internal sealed record Experiment(string ExperimentId, string? Name, string? LifecycleStage);

internal sealed record ExperimentBody(Experiment Experiment);

internal sealed record ExperimentIdBody(string ExperimentId);

internal sealed record CreateExperiment(string Name);

internal sealed record RunInfo(string RunId, string? ExperimentId, string? RunName, string? Status, string? ArtifactUri);

internal sealed record RunMetric(string Key, [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals | JsonNumberHandling.AllowReadingFromString)] double Value, long Timestamp, long Step);

internal sealed record RunData(RunMetric[]? Metrics, Tag[]? Params, Tag[]? Tags);

internal sealed record Run(RunInfo Info, RunData? Data);

internal sealed record RunBody(Run Run);

internal sealed record CreateRun(string ExperimentId, long StartTime, string? RunName, Tag[] Tags);

internal sealed record UpdateRun(string RunId, string Status, long EndTime);

internal sealed record LogBatch(string RunId, RunMetric[] Metrics, Tag[] Params, Tag[] Tags);

internal sealed record SetRunTag(string RunId, string Key, string Value);

internal sealed record FileEntry(string Path, bool IsDir, long? FileSize);

internal sealed record FileList(FileEntry[]? Files);

internal sealed record AliasEntry(string Alias, string Version);

internal sealed record WireModel(
    string Name, long? CreationTimestamp, long? LastUpdatedTimestamp, string? Description, WireVersion[]? LatestVersions, Tag[]? Tags, AliasEntry[]? Aliases);

internal sealed record WireVersion(
    string Name, string Version, long? CreationTimestamp, long? LastUpdatedTimestamp, string? CurrentStage, string? Description, string? Source,
    string? RunId, string? Status, string? StatusMessage, Tag[]? Tags, string[]? Aliases);

internal sealed record ModelBody(WireModel RegisteredModel);

internal sealed record ModelsBody(WireModel[]? RegisteredModels, string? NextPageToken);

internal sealed record VersionBody(WireVersion ModelVersion);

internal sealed record VersionsBody(WireVersion[]? ModelVersions, string? NextPageToken);

internal sealed record DownloadBody(string? ArtifactUri);

internal sealed record NameOnly(string Name);

internal sealed record UpdateModel(string Name, string Description);

internal sealed record ModelTag(string Name, string Key, string? Value);

internal sealed record CreateVersion(string Name, string Source, string RunId, string? Description, Tag[] Tags);

// Versions are texts on the wire: a number is refused.
internal sealed record VersionOnly(string Name, string Version);

internal sealed record UpdateVersion(string Name, string Version, string Description);

internal sealed record VersionTag(string Name, string Version, string Key, string? Value);

internal sealed record SetAlias(string Name, string Alias, string Version);

internal sealed record RemoveAlias(string Name, string Alias);

internal sealed record Transition(string Name, string Version, string Stage, bool ArchiveExistingVersions);

internal sealed record LatestVersions(string Name, string[] Stages);

internal sealed record Nothing;

[JsonSourceGenerationOptions(JsonSerializerDefaults.General, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(ExperimentBody))]
[JsonSerializable(typeof(ExperimentIdBody))]
[JsonSerializable(typeof(CreateExperiment))]
[JsonSerializable(typeof(RunBody))]
[JsonSerializable(typeof(CreateRun))]
[JsonSerializable(typeof(UpdateRun))]
[JsonSerializable(typeof(LogBatch))]
[JsonSerializable(typeof(SetRunTag))]
[JsonSerializable(typeof(FileList))]
[JsonSerializable(typeof(ModelBody))]
[JsonSerializable(typeof(ModelsBody))]
[JsonSerializable(typeof(VersionBody))]
[JsonSerializable(typeof(VersionsBody))]
[JsonSerializable(typeof(DownloadBody))]
[JsonSerializable(typeof(NameOnly))]
[JsonSerializable(typeof(UpdateModel))]
[JsonSerializable(typeof(ModelTag))]
[JsonSerializable(typeof(CreateVersion))]
[JsonSerializable(typeof(VersionOnly))]
[JsonSerializable(typeof(UpdateVersion))]
[JsonSerializable(typeof(VersionTag))]
[JsonSerializable(typeof(SetAlias))]
[JsonSerializable(typeof(RemoveAlias))]
[JsonSerializable(typeof(Transition))]
[JsonSerializable(typeof(LatestVersions))]
[JsonSerializable(typeof(Nothing))]
internal sealed partial class MlflowJson : JsonSerializerContext;
