using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

public sealed partial class EmbeddedModelRegistry
{
    /// <inheritdoc/>
    public Task<ModelVersion> GetVersionAsync(ModelReference reference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return ReadAsync("get_version", reference.Name, reference.Version, transaction => Complete(transaction, Resolve(transaction, reference)), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<LoadedModel> LoadAsync(ModelReference reference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return RegistryActivities.TraceAsync("load", reference.Name, reference.Version, async () =>
        {
            var version = await ReadAsync(transaction => Complete(transaction, Resolve(transaction, reference)), cancellationToken).ConfigureAwait(false);
            try
            {
                return await Task.Run(() => Load(version, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
            catch (RegistryCorruptException)
            {
                // Deleted and collected since the record was read: then it is not found, and nothing is damaged.
                await GetVersionAsync(version.Reference, cancellationToken).ConfigureAwait(false);
                throw;
            }
        });
    }

    /// <inheritdoc/>
    public Task<RegisteredModel> GetModelAsync(string name, CancellationToken cancellationToken = default)
    {
        RegistryNames.RequireModel(name);
        return ReadAsync("get_model", name, null, transaction => Complete(transaction, ModelRecord.Require(transaction, name)), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Page<RegisteredModel>> ListModelsAsync(ModelQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        var size = ModelQuery.RequirePageSize(query.PageSize);
        return ReadAsync(
            "list_models", null, null,
            transaction =>
            {
                var found = ModelRecord.List(transaction, query, query.PageToken ?? "", size + 1);
                return new Page<RegisteredModel>(Complete(transaction, found.GetRange(0, Math.Min(size, found.Count))), found.Count > size ? found[size - 1].Name : null);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Page<ModelVersion>> ListVersionsAsync(string name, VersionQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        var size = ModelQuery.RequirePageSize(query.PageSize);
        var before = query.PageToken is null ? int.MaxValue
            : int.TryParse(query.PageToken, NumberStyles.None, CultureInfo.InvariantCulture, out var token) ? token
            : throw new ArgumentException($"'{query.PageToken}' is no page token of a list of versions", nameof(query));
        RegistryNames.RequireModel(name);
        return ReadAsync(
            "list_versions", name, null,
            transaction =>
            {
                var model = ModelRecord.Require(transaction, name, query.IncludeDeleted);
                var found = VersionFilter.Page(transaction, model, query, before, size + 1);
                var aliases = AliasRecord.Of(transaction, model, found);
                return new Page<ModelVersion>(
                    [.. found.Take(size).Select(v => v.ToModelVersion([.. aliases[v.Version]]))],
                    found.Count > size ? found[size - 1].Version.ToString(CultureInfo.InvariantCulture) : null);
            },
            cancellationToken);
    }

    private static VersionRecord Resolve(SqliteTransaction transaction, ModelReference reference)
    {
        var model = ModelRecord.Require(transaction, reference.Name);
        if (reference.Version is { } number)
            return VersionRecord.Require(transaction, model, number);
        if (reference.Alias is { } alias)
        {
            var found = AliasRecord.Find(transaction, model, alias) ?? throw new ModelNotFoundException($"model '{model.Name}' has no alias '{alias}'");
            return VersionRecord.Require(transaction, model, found.Version);
        }
        return VersionRecord.Newest(transaction, model, reference.Stage)
            ?? throw new ModelNotFoundException(reference.Stage is { } stage ? $"model '{model.Name}' has no version in stage {stage}" : $"model '{model.Name}' has no version");
    }

    private static RegisteredModel Complete(SqliteTransaction transaction, ModelRecord model) => Complete(transaction, [model])[0];

    private static List<RegisteredModel> Complete(SqliteTransaction transaction, List<ModelRecord> models)
    {
        var aliases = AliasRecord.Of(transaction, models);
        return models.ConvertAll(model => new RegisteredModel
        {
            Name = model.Name,
            Description = model.Description,
            Tags = Json.Read(model.Tags),
            CreatedAt = VersionRecord.Time(model.CreatedAt),
            UpdatedAt = VersionRecord.Time(model.UpdatedAt),
            DeletedAt = model.DeletedAt is { } at ? VersionRecord.Time(at) : null,
            LatestVersion = model.Heads.Newest(null),
            ProductionVersion = model.Heads.Newest(ModelStage.Production),
            StagingVersion = model.Heads.Newest(ModelStage.Staging),
            Aliases = aliases[model.Id].ToDictionary(a => a.Alias, a => a.Version, StringComparer.Ordinal),
        });
    }

    private LoadedModel Load(ModelVersion version, CancellationToken cancellationToken)
    {
        try
        {
            var contents = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
            foreach (var artifact in version.Artifacts)
                contents[artifact.Path] = _blobs.Read(artifact, version.ToString(), cancellationToken);
            return new(version, contents);
        }
        catch (Exception error) when (StorageFaults.Concerns(error))
        {
            throw StorageFaults.Translate(error, Folder);
        }
    }
}
