using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

/// <summary>
/// A model registry in a folder: a SQLite database and files named after their SHA-256. Needs no server; any number of
/// processes of one machine may use the folder at the same time (never put it on a network drive). Safe from many threads.
/// </summary>
/// <remarks>
/// It promises: what was acknowledged is durable; a version is complete or absent; numbers rise and are never used again, also
/// after a model was deleted and made anew; at most one version of a model is in production at every moment and for every
/// process; the bytes loaded are those registered, or there is an exception; readers never wait for writers.
/// </remarks>
public sealed partial class EmbeddedModelRegistry : IModelRegistry, IDisposable
{
    private readonly EmbeddedRegistryOptions _options;
    private readonly RegistryDatabase _database;
    private readonly BlobStore _blobs;

    /// <summary>Opens a registry; the folder and an empty registry are made where they are missing, an older one is brought to the present form.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Settings; null takes the defaults.</param>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    /// <exception cref="RegistryUnavailableException">The folder cannot be made or written.</exception>
    /// <exception cref="RegistrySchemaException">The registry was written by a newer version of this library, or the folder holds another database.</exception>
    /// <exception cref="RegistryCorruptException">The database is damaged.</exception>
    public EmbeddedModelRegistry(string folder, EmbeddedRegistryOptions? options = null)
        : this(folder, options, RegistrySchema.Steps.Count)
    {
    }

    internal EmbeddedModelRegistry(string folder, EmbeddedRegistryOptions? options, int schema)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _options = EmbeddedRegistryOptions.Checked(options);
        Folder = Path.GetFullPath(folder);
        try
        {
            DurableFolder.Create(Folder);
            _blobs = new(Folder, _options.TimeProvider);
            _database = new(Folder, _options.BusyTimeout);
            _database.Open(schema);
        }
        catch (Exception error)
        {
            // What was opened would otherwise stay open, and be used again by the next attempt.
            _database?.Dispose();
            if (StorageFaults.Concerns(error))
                throw StorageFaults.Translate(error, Folder);
            throw;
        }
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>Closes the database. Work that is under way must have ended.</summary>
    public void Dispose() => _database.Dispose();

    private long Now => _options.TimeProvider.GetUtcNow().UtcTicks;

    private Task<T> ReadAsync<T>(string operation, string? model, int? version, Func<SqliteTransaction, T> work, CancellationToken cancellationToken) =>
        RegistryActivities.TraceAsync(operation, model, version, () => ReadAsync(work, cancellationToken));

    private Task<T> ReadAsync<T>(Func<SqliteTransaction, T> work, CancellationToken cancellationToken) =>
        Task.Run(() => _database.Read(work, cancellationToken), cancellationToken);

    private Task<T> WriteAsync<T>(string operation, string? model, int? version, Func<SqliteTransaction, T> work, CancellationToken cancellationToken) =>
        RegistryActivities.TraceAsync(operation, model, version, () => WriteAsync(work, cancellationToken));

    private async Task<T> WriteAsync<T>(Func<SqliteTransaction, T> work, CancellationToken cancellationToken)
    {
        var result = await Task.Run(() => _database.Write(work, cancellationToken), cancellationToken).ConfigureAwait(false);
        Announce();
        return result;
    }

    private void Append(
        SqliteTransaction transaction, RegistryAction action, string model, int? version, string before, string after, ChangeNote? note) =>
        AuditLog.Append(transaction, Now, note?.Actor ?? _options.Actor, action, model, version, before, after, note?.Reason ?? "");

    private static ModelVersion Complete(SqliteTransaction transaction, VersionRecord version) =>
        version.ToModelVersion(AliasRecord.Of(transaction, version.Model, version.Version));
}
