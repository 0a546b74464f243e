using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

public sealed partial class EmbeddedModelRegistry
{
    // A file in work is never older than this, unless its writer was killed.
    private static readonly TimeSpan LeftOverAge = TimeSpan.FromHours(1);

    /// <summary>Removes for good what was deleted before a time: versions, and files that nothing refers to any more. Numbers and the audit log stay.</summary>
    /// <param name="grace">How long deleted versions can still be restored, 0 or more.</param>
    /// <param name="dryRun">Only say what would go.</param>
    /// <param name="note">Who, and why.</param>
    /// <param name="cancellationToken">Stops between two steps; what is half-way is finished by the next collection.</param>
    /// <returns>What went, or would go.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="grace"/> is below 0.</exception>
    public Task<GarbageCollection> CollectGarbageAsync(TimeSpan grace, bool dryRun = false, ChangeNote? note = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grace, TimeSpan.Zero);
        var cutoff = _options.TimeProvider.GetUtcNow() - grace;
        return RegistryActivities.TraceAsync("collect_garbage", null, null, () => dryRun ? PlanAsync(cutoff, cancellationToken) : CollectAsync(cutoff, note, cancellationToken));
    }

    /// <summary>Goes over everything: the database's own checks, the checksum of every record, the chain of the audit log, the bytes of every file.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What was found.</returns>
    public Task<RegistryVerification> VerifyAsync(CancellationToken cancellationToken = default) => ReadAsync(
        "verify", null, null,
        transaction =>
        {
            var problems = new List<string>();
            problems.AddRange(transaction.Rows(row => row.GetString(0), "PRAGMA integrity_check").Where(line => line != "ok"));
            problems.AddRange(transaction.Rows(row => $"a row of {row.GetString(0)} refers to a missing row of {row.GetString(2)}", "PRAGMA foreign_key_check"));
            if (AuditLog.Fault(transaction) is { } fault)
                problems.Add(fault);
            var names = transaction.Rows(row => row.GetString(0), "SELECT name FROM models ORDER BY id");
            int versions = 0, files = 0;
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var name in names)
                Check(() => CheckModel(name));
            return new RegistryVerification(problems, names.Count, versions, files, AuditLog.Head(transaction).Sequence);

            void CheckModel(string name)
            {
                var model = ModelRecord.Require(transaction, name, deletedToo: true);
                _ = AliasRecord.Of(transaction, model);
                if (ModelHeads.Of(transaction, model.Id) != model.Heads)
                    problems.Add($"the references of model '{name}' lead elsewhere than its versions say");
                var numbers = transaction.Rows(row => (int)row.GetInt64(0), "SELECT version FROM versions WHERE model_id = $0 ORDER BY version", model.Id);
                foreach (var number in numbers)
                    Check(() => CheckVersion(model, number));
                if (numbers.Count > 0 && numbers[^1] > model.LastVersion)
                    problems.Add($"model '{name}' has version {numbers[^1]}, but gave out numbers only up to {model.LastVersion}");
            }

            void CheckVersion(ModelRecord model, int number)
            {
                versions++;
                var version = VersionRecord.Find(transaction, model, number)!;
                foreach (var artifact in version.Document.Artifacts.Where(a => seen.Add(a.Sha256)))
                {
                    files++;
                    Check(() => _ = _blobs.Read(artifact, version.Title, cancellationToken));
                }
            }

            void Check(Action what)
            {
                cancellationToken.ThrowIfCancellationRequested();
                try
                {
                    what();
                }
                catch (Exception error) when (error is RegistryException || StorageFaults.InRecord(error))
                {
                    problems.Add(error.Message);
                }
            }
        },
        cancellationToken);

    private Task<GarbageCollection> PlanAsync(DateTimeOffset cutoff, CancellationToken cancellationToken) => ReadAsync(
        transaction =>
        {
            var doomed = Doomed(transaction, cutoff);
            return Count(Unreferenced(transaction, cutoff, doomed), new(References(doomed), 0, 0, true));
        },
        cancellationToken);

    // Records first, files after: a file goes only when no committed record refers to it.
    private async Task<GarbageCollection> CollectAsync(DateTimeOffset cutoff, ChangeNote? note, CancellationToken cancellationToken)
    {
        var versions = await WriteAsync(transaction => Collect(transaction, cutoff, note), cancellationToken).ConfigureAwait(false);
        return await WriteAsync(
            transaction =>
            {
                var files = Unreferenced(transaction, cutoff, []);
                var result = Count(files, new(versions, 0, 0, false));
                files.ForEach(f => f.Delete());
                return result;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private List<ModelReference> Collect(SqliteTransaction transaction, DateTimeOffset cutoff, ChangeNote? note)
    {
        var doomed = Doomed(transaction, cutoff);
        foreach (var version in doomed)
        {
            transaction.Execute("DELETE FROM versions WHERE id = $0", version.Id);
            Append(transaction, RegistryAction.VersionCollected, version.Model.Name, version.Version, version.Document.Digest, "", note);
        }
        return References(doomed);
    }

    private static List<ModelReference> References(List<VersionRecord> versions) => versions.ConvertAll(v => ModelReference.ToVersion(v.Model.Name, v.Version));

    private static List<VersionRecord> Doomed(SqliteTransaction transaction, DateTimeOffset cutoff) =>
        [.. from name in transaction.Rows(row => row.GetString(0), "SELECT DISTINCT m.name FROM models m JOIN versions v ON v.model_id = m.id WHERE v.deleted_at <= $0 ORDER BY m.name", cutoff.UtcTicks)
            let model = ModelRecord.Require(transaction, name, deletedToo: true)
            from version in VersionRecord.Select(transaction, model, "v.deleted_at <= $1 ORDER BY v.version", cutoff.UtcTicks)
            select version];

    private List<FileInfo> Unreferenced(SqliteTransaction transaction, DateTimeOffset cutoff, List<VersionRecord> doomed)
    {
        var gone = doomed.Select(v => v.Id).ToHashSet();
        var referenced = transaction.Rows(row => (Sha256: row.GetString(0), Version: row.GetInt64(1)), "SELECT sha256, version_id FROM blobs")
            .Where(b => !gone.Contains(b.Version)).Select(b => b.Sha256).ToHashSet(StringComparer.Ordinal);
        var old = cutoff.UtcDateTime;
        var leftOver = (_options.TimeProvider.GetUtcNow() - LeftOverAge).UtcDateTime;
        return
        [
            .. _blobs.All().Where(b => !referenced.Contains(b.Sha256) && b.File.LastWriteTimeUtc <= old).Select(b => b.File),
            .. _blobs.LeftOver().Where(f => f.LastWriteTimeUtc <= old && f.LastWriteTimeUtc <= leftOver),
        ];
    }

    private static GarbageCollection Count(List<FileInfo> files, GarbageCollection collection) =>
        collection with { Files = files.Count, Bytes = files.Sum(f => f.Length) };
}
