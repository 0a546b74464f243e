using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

/// <summary>
/// The audit log: each entry holds the hash of itself and the one before, and the head of the chain is kept apart, so that
/// neither a changed, a removed nor a missing last entry goes unnoticed.
/// </summary>
internal static class AuditLog
{
    private const string Columns = "sequence, at, actor, action, model, version, before, after, reason, hash";

    public static RegistryChange Append(
        SqliteTransaction transaction, long at, string actor, RegistryAction action, string model, int? version, string before, string after, string reason)
    {
        var (sequence, hash) = Head(transaction);
        var next = sequence + 1;
        var nextHash = Hash(hash, next, at, actor, action.ToString(), model, version, before, after, reason);
        transaction.Execute(
            $"INSERT INTO changes ({Columns}) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9)",
            next, at, actor, action.ToString(), model, version, before, after, reason, nextHash);
        transaction.Execute("UPDATE head SET sequence = $0, hash = $1", next, nextHash);
        return new()
        {
            Sequence = next,
            At = VersionRecord.Time(at),
            Actor = actor,
            Action = action,
            Model = model,
            Version = version,
            Before = before,
            After = after,
            Reason = reason,
            Hash = Convert.ToHexStringLower(nextHash),
        };
    }

    public static (long Sequence, byte[] Hash) Head(SqliteTransaction transaction) =>
        transaction.Rows(row => (row.GetInt64(0), row.Bytes(1)), "SELECT sequence, hash FROM head WHERE id = 1")[0];

    public static List<RegistryChange> Read(SqliteTransaction transaction, ChangeQuery query) => transaction.Rows(
        ReadRow,
        $"""
        SELECT {Columns} FROM changes
        WHERE sequence > $0 AND ($1 IS NULL OR model = $1) AND ($2 IS NULL OR version = $2)
            AND ($3 IS NULL OR (action IN ('AliasSet', 'AliasRemoved') AND substr(before || after, 1, length($3) + 4) = $3 || ' -> '))
        ORDER BY sequence LIMIT $4
        """,
        query.AfterSequence, query.Model, query.Version, query.Alias, query.Limit);

    /// <summary>Goes over the whole chain; the first fault is told.</summary>
    public static string? Fault(SqliteTransaction transaction)
    {
        byte[] hash = [];
        long sequence = 0;
        var fault = default(string);
        transaction.Rows(
            row =>
            {
                sequence++;
                hash = Hash(hash, sequence, row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4), (int?)row.LongOrNull(5), row.GetString(6), row.GetString(7), row.GetString(8));
                fault ??= row.GetInt64(0) != sequence ? $"the entry {sequence} of the audit log is missing"
                    : !hash.AsSpan().SequenceEqual(row.Bytes(9)) ? $"the entry {sequence} of the audit log was altered"
                    : null;
                return true;
            },
            $"SELECT {Columns} FROM changes ORDER BY sequence");
        var head = Head(transaction);
        return fault ?? (head.Sequence != sequence || !head.Hash.AsSpan().SequenceEqual(hash) ? "the audit log ends before its last entry" : null);
    }

    private static byte[] Hash(byte[] previous, long sequence, long at, string actor, string action, string model, int? version, string before, string after, string reason) =>
        Seal.Of(previous, sequence, at, actor, action, model, version, before, after, reason);

    private static RegistryChange ReadRow(SqliteDataReader row) => new()
    {
        Sequence = row.GetInt64(0),
        At = VersionRecord.Time(row.GetInt64(1)),
        Actor = row.GetString(2),
        Action = Enum.Parse<RegistryAction>(row.GetString(3)),
        Model = row.GetString(4),
        Version = (int?)row.LongOrNull(5),
        Before = row.GetString(6),
        After = row.GetString(7),
        Reason = row.GetString(8),
        Hash = Convert.ToHexStringLower(row.Bytes(9)),
    };
}
