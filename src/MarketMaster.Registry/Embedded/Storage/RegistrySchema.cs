using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

/// <summary>The tables, as the steps that lead to them: a new database takes all of them, an older one those it lacks, in one transaction.</summary>
internal static class RegistrySchema
{
    /// <summary>"MMR1" in the file's header: tells a registry from any other database.</summary>
    public const int ApplicationId = 0x4D4D5231;

    private const int FormWithHeads = 3;

    public static IReadOnlyList<string> Steps { get; } =
    [
        // 1: everything that is true; the partial index lets at most one version into production, whoever writes
        """
        CREATE TABLE head (id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
        INSERT INTO head VALUES (1, 0, x'');
        CREATE TABLE models (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, description TEXT NOT NULL, tags TEXT NOT NULL,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, last_version INTEGER NOT NULL, seal BLOB NOT NULL) STRICT;
        CREATE TABLE versions (
            id INTEGER PRIMARY KEY, model_id INTEGER NOT NULL REFERENCES models (id), version INTEGER NOT NULL,
            stage TEXT NOT NULL CHECK (stage IN ('None', 'Staging', 'Production', 'Archived')),
            description TEXT NOT NULL, tags TEXT NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER,
            created_at INTEGER NOT NULL, idempotency_key TEXT, document BLOB NOT NULL, document_seal BLOB NOT NULL, state_seal BLOB NOT NULL,
            UNIQUE (model_id, version)) STRICT;
        CREATE UNIQUE INDEX one_in_production ON versions (model_id) WHERE stage = 'Production';
        CREATE UNIQUE INDEX one_per_key ON versions (model_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
        CREATE INDEX by_stage ON versions (model_id, stage, version) WHERE deleted_at IS NULL;
        CREATE TABLE blobs (
            sha256 TEXT NOT NULL, version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE, PRIMARY KEY (sha256, version_id)) STRICT, WITHOUT ROWID;
        CREATE INDEX blobs_of_version ON blobs (version_id);
        CREATE TABLE aliases (
            model_id INTEGER NOT NULL REFERENCES models (id), alias TEXT NOT NULL, version INTEGER NOT NULL, seal BLOB NOT NULL,
            PRIMARY KEY (model_id, alias), FOREIGN KEY (model_id, version) REFERENCES versions (model_id, version)) STRICT, WITHOUT ROWID;
        CREATE INDEX aliases_of_version ON aliases (model_id, version);
        CREATE TABLE changes (
            sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, model TEXT NOT NULL, version INTEGER,
            before TEXT NOT NULL, after TEXT NOT NULL, reason TEXT NOT NULL, hash BLOB NOT NULL) STRICT;
        CREATE INDEX changes_of_model ON changes (model, sequence);
        CREATE TRIGGER changes_stay BEFORE UPDATE ON changes BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        CREATE TRIGGER changes_remain BEFORE DELETE ON changes BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        """,

        // 2: what only serves searching, so that a page of 100,000 versions comes at once
        """
        CREATE TABLE metric_index (
            version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE, model_id INTEGER NOT NULL, name TEXT NOT NULL,
            version INTEGER NOT NULL, value REAL NOT NULL, PRIMARY KEY (model_id, name, version)) STRICT, WITHOUT ROWID;
        CREATE INDEX metrics_of_version ON metric_index (version_id);
        INSERT INTO metric_index
            SELECT v.id, v.model_id, json_extract(m.value, '$.name'), v.version, json_extract(m.value, '$.value')
            FROM versions v, json_each(v.document, '$.metrics') m;
        CREATE TABLE tag_index (
            version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE, model_id INTEGER NOT NULL, name TEXT NOT NULL,
            value TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (model_id, name, value, version)) STRICT, WITHOUT ROWID;
        CREATE INDEX tags_of_version ON tag_index (version_id);
        INSERT INTO tag_index SELECT v.id, v.model_id, t.key, t.value, v.version FROM versions v, json_each(v.tags) t;
        """,

        // 3: where references lead, sealed (see ModelHeads); an index for every way of asking that answers without reading a record (see VersionFilter)
        """
        ALTER TABLE models ADD COLUMN heads TEXT NOT NULL DEFAULT '';
        ALTER TABLE models ADD COLUMN heads_seal BLOB NOT NULL DEFAULT x'';
        DROP INDEX by_stage;
        CREATE INDEX by_version ON versions (model_id, version, deleted_at, created_at);
        CREATE INDEX by_stage ON versions (model_id, stage, version, deleted_at);
        CREATE INDEX by_created ON versions (model_id, created_at, version);
        CREATE INDEX metrics_by_value ON metric_index (model_id, name, value, version);
        """,
    ];

    /// <summary>Brings a database to the present form. The caller holds the write lock.</summary>
    public static void Migrate(SqliteConnection connection, SqliteTransaction transaction, int target)
    {
        var version = Version(connection, transaction);
        for (; version < target; version++)
        {
            transaction.Execute(Steps[version]);
            if (version + 1 == FormWithHeads)
                ModelRecord.FillHeads(transaction);
            transaction.Execute($"PRAGMA user_version = {(version + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        }
        transaction.Execute($"PRAGMA application_id = {ApplicationId.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
    }

    /// <summary>The version of a database's form; 0 for an empty one.</summary>
    public static int Version(SqliteConnection connection, SqliteTransaction? transaction, string path = "")
    {
        var version = (int)connection.Scalar<long>(transaction, "PRAGMA user_version");
        var application = (int)connection.Scalar<long>(transaction, "PRAGMA application_id");
        if (application == 0 && version == 0 && connection.Scalar<long>(transaction, "SELECT count(*) FROM sqlite_schema") == 0)
            return 0;
        if (application != ApplicationId)
            throw new RegistrySchemaException($"{path} is a database, but no model registry");
        return version <= Steps.Count
            ? version
            : throw new RegistrySchemaException($"{path} was written by a newer version of this library (form {version}, known up to {Steps.Count}): update the library");
    }
}
