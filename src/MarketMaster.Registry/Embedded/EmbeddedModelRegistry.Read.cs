using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

public sealed partial class EmbeddedModelRegistry
{
    /// <inheritdoc/>
    public Task<ModelVersion> GetVersionAsync(ModelReference reference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return ReadAsync(transaction => Complete(transaction, Resolve(transaction, reference)), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<LoadedModel> LoadAsync(ModelReference reference, CancellationToken cancellationToken = default)
    {
        var version = await GetVersionAsync(reference, cancellationToken).ConfigureAwait(false);
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
    }

    /// <inheritdoc/>
    public Task<RegisteredModel> GetModelAsync(string name, CancellationToken cancellationToken = default) =>
        ReadAsync(transaction => Complete(transaction, ModelRecord.Require(transaction, name)), cancellationToken);

    /// <inheritdoc/>
    public Task<Page<RegisteredModel>> ListModelsAsync(ModelQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        var size = ModelQuery.RequirePageSize(query.PageSize);
        return ReadAsync(
            transaction =>
            {
                var found = ModelRecord.List(transaction, query, query.PageToken ?? "", size + 1);
                return new Page<RegisteredModel>([.. found.Take(size).Select(m => Complete(transaction, m))], found.Count > size ? found[size - 1].Name : null);
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
        return ReadAsync(
            transaction =>
            {
                var model = ModelRecord.Require(transaction, name, query.IncludeDeleted);
                var (where, values) = VersionFilter.Of(query, before, size + 1);
                var found = VersionRecord.Select(transaction, model, where, values);
                return new Page<ModelVersion>(
                    [.. found.Take(size).Select(v => Complete(transaction, v))],
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

    private static RegisteredModel Complete(SqliteTransaction transaction, ModelRecord model) => new()
    {
        Name = model.Name,
        Description = model.Description,
        Tags = Json.Read(model.Tags),
        CreatedAt = VersionRecord.Time(model.CreatedAt),
        UpdatedAt = VersionRecord.Time(model.UpdatedAt),
        DeletedAt = model.DeletedAt is { } at ? VersionRecord.Time(at) : null,
        LatestVersion = VersionRecord.Newest(transaction, model, null)?.Version,
        ProductionVersion = VersionRecord.Newest(transaction, model, ModelStage.Production)?.Version,
        StagingVersion = VersionRecord.Newest(transaction, model, ModelStage.Staging)?.Version,
        Aliases = AliasRecord.Of(transaction, model).ToDictionary(a => a.Alias, a => a.Version, StringComparer.Ordinal),
    };

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
