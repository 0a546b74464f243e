using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

/// <summary>
/// The database of a registry: write-ahead log, synced at each commit. Readers see one moment and never wait; writers come one
/// after the other, each from its first statement on (BEGIN IMMEDIATE), so that none has to give up half-way.
/// </summary>
internal sealed class RegistryDatabase : IDisposable
{
    private readonly string _connection;
    private readonly TimeSpan _patience;
    private readonly SemaphoreSlim _writer = new(1);

    static RegistryDatabase() => SQLitePCL.Batteries_V2.Init();

    public RegistryDatabase(string folder, TimeSpan patience)
    {
        (Folder, _patience) = (folder, patience);
        File = Path.Combine(folder, "registry.db");
        // SQLite itself waits 0.2 s at a time; the loop around it heeds cancellation and the stated time.
        _connection = new SqliteConnectionStringBuilder { DataSource = File, DefaultTimeout = 1, ForeignKeys = true, Pooling = true }.ToString();
    }

    public string Folder { get; }

    public string File { get; }

    /// <summary>Makes the database, or brings an older one to the present form.</summary>
    public void Open(int target)
    {
        WaitForTurn(connection =>
        {
            if (RegistrySchema.Version(connection, null, File) == target)
                return true;
            connection.Scalar<string>(null, "PRAGMA journal_mode = WAL");
            using var transaction = connection.BeginTransaction(deferred: false);
            _ = RegistrySchema.Version(connection, transaction, File);
            RegistrySchema.Migrate(connection, transaction, target);
            Failpoint.Hit("before-migration-commit");
            transaction.Commit();
            return true;
        }, CancellationToken.None);
        DurableFolder.Sync(Folder);
    }

    /// <summary>Reads, all at one moment.</summary>
    public T Read<T>(Func<SqliteTransaction, T> work, CancellationToken cancellationToken)
    {
        try
        {
            return WaitForTurn(connection =>
            {
                using var transaction = connection.BeginTransaction(deferred: true);
                return work(transaction);
            }, cancellationToken);
        }
        catch (Exception error) when (StorageFaults.InRecord(error))
        {
            throw StorageFaults.Translate(error, Folder);
        }
    }

    /// <summary>Changes something: wholly, durably and alone, or not at all.</summary>
    public T Write<T>(Func<SqliteTransaction, T> work, CancellationToken cancellationToken)
    {
        if (!_writer.Wait(_patience, cancellationToken))
            throw TooLong();
        try
        {
            return WaitForTurn(connection =>
            {
                using var transaction = connection.BeginTransaction(deferred: false);
                var result = work(transaction);
                Failpoint.Hit("before-commit");
                transaction.Commit();
                Failpoint.Hit("after-commit");
                return result;
            }, cancellationToken);
        }
        catch (Exception error) when (StorageFaults.Concerns(error))
        {
            throw StorageFaults.Translate(error, Folder);
        }
        finally
        {
            _writer.Release();
        }
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(_connection))
            SqliteConnection.ClearPool(connection);
        _writer.Dispose();
    }

    private T WaitForTurn<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                using var connection = Connect();
                return work(connection);
            }
            catch (SqliteException error) when (StorageFaults.IsBusy(error))
            {
                if (Stopwatch.GetElapsedTime(started) >= _patience)
                    throw TooLong(error);
            }
        }
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 200; PRAGMA synchronous = FULL;";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private RegistryBusyException TooLong(Exception? inner = null) => new(string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"the registry in {Folder} was held by another writer for more than {_patience.TotalSeconds} s: nothing was changed, try again"), inner);
}
