using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

public sealed partial class EmbeddedModelRegistry
{
    /// <inheritdoc/>
    public Task<ModelVersion> RegisterAsync(ModelRegistration registration, ChangeNote? note = null, CancellationToken cancellationToken = default)
    {
        RegistrationRules.Require(registration);
        return RegistryActivities.TraceAsync("register", registration.Name, null, async () =>
        {
            while (true)
            {
                // Files first, the record last: a crash in between leaves at worst a file that nothing refers to.
                var artifacts = await Task.Run(() => Store(registration, cancellationToken), cancellationToken).ConfigureAwait(false);
                var document = VersionDocument.Of(registration, artifacts, note?.Actor ?? _options.Actor);
                var registered = await WriteAsync(transaction => Register(transaction, registration, document, note), cancellationToken).ConfigureAwait(false);
                if (registered is not null)
                    return registered;
                // A garbage collection took the files between the two steps, so they are stored again.
            }
        });
    }

    /// <summary>Registers many small versions in one transaction: 100,000 of them one by one would be 100,000 synced commits.</summary>
    internal void RegisterMany(string name, int count)
    {
        var artifacts = _blobs.Put([new("model.bin", new byte[1])], CancellationToken.None);
        _ = _database.Write(
            transaction =>
            {
                // Pages that do not fit into the cache are written again and again before the commit.
                transaction.Execute("PRAGMA cache_size = -262144");
                for (var i = 0; i < count; i++)
                {
                    var registration = new ModelRegistration(name, new ModelArtifact("model.bin", new byte[1]))
                    {
                        Metrics = [new("accuracy", i % 1_000 / 1_000.0), new("log_loss", 1)],
                        Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["hundred"] = (i % 100).ToString(System.Globalization.CultureInfo.InvariantCulture) },
                    };
                    _ = Register(transaction, registration, VersionDocument.Of(registration, artifacts, _options.Actor), null);
                }
                return true;
            },
            CancellationToken.None);
    }

    private List<ArtifactInfo> Store(ModelRegistration registration, CancellationToken cancellationToken)
    {
        try
        {
            return _blobs.Put(registration.Artifacts, cancellationToken);
        }
        catch (Exception error) when (StorageFaults.Concerns(error))
        {
            throw StorageFaults.Translate(error, Folder);
        }
    }

    private ModelVersion? Register(SqliteTransaction transaction, ModelRegistration registration, VersionDocument document, ChangeNote? note)
    {
        var now = Now;
        var model = ModelRecord.Find(transaction, registration.Name);
        if (model is not null && registration.IdempotencyKey is { } key && VersionRecord.ByKey(transaction, model, key) is { } known)
            return Repeated(transaction, known, document, key);
        if (!document.Artifacts.All(a => _blobs.Has(a.Sha256)))
            return null;
        if (document.Lineage.ParentVersion is { } parent && (model is null || VersionRecord.Find(transaction, model, parent) is null))
            throw new ModelNotFoundException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the parent of the new version does not exist: no version {parent} of model '{registration.Name}'"));

        model ??= new ModelRecord { Name = registration.Name, CreatedAt = now, UpdatedAt = now }.Insert(transaction);
        model = model with { LastVersion = model.LastVersion + 1, UpdatedAt = now, DeletedAt = null };
        var version = new VersionRecord
        {
            Model = model,
            Version = checked((int)model.LastVersion),
            Description = registration.Description ?? "",
            Tags = Json.Write(VersionDocument.Sorted(registration.Tags)),
            CreatedAt = now,
            UpdatedAt = now,
            IdempotencyKey = registration.IdempotencyKey,
            Document = document,
        }.Insert(transaction);
        model.Save(transaction);
        Append(transaction, RegistryAction.Registered, model.Name, version.Version, "", document.Digest, note);
        return version.ToModelVersion([]);
    }

    private static ModelVersion Repeated(SqliteTransaction transaction, VersionRecord known, VersionDocument document, string key)
    {
        if (known.Document.Digest != document.Digest)
            throw new RegistryConflictException($"the idempotency key '{key}' was used for other content: {known.Title}");
        return known.IsDeleted
            ? throw new RegistryConflictException($"the idempotency key '{key}' belongs to {known.Title}, which has been deleted: restore it, or register with another key")
            : Complete(transaction, known);
    }
}
