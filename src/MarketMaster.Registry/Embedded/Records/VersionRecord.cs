using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

/// <summary>A row of the table of versions. Two seals: one over what never changes, one over what may.</summary>
internal sealed record VersionRecord
{
    private const string Columns =
        "v.id, v.version, v.stage, v.description, v.tags, v.updated_at, v.deleted_at, v.created_at, v.idempotency_key, v.document, v.document_seal, v.state_seal";

    public long Id { get; init; }

    public required ModelRecord Model { get; init; }

    public required int Version { get; init; }

    public ModelStage Stage { get; init; }

    public string Description { get; init; } = "";

    public string Tags { get; init; } = "{}";

    public long UpdatedAt { get; init; }

    public long? DeletedAt { get; init; }

    public long CreatedAt { get; init; }

    public string? IdempotencyKey { get; init; }

    public required VersionDocument Document { get; init; }

    public bool IsDeleted => DeletedAt is not null;

    public string Title => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Model.Name} version {Version}");

    public static VersionRecord? Find(SqliteTransaction transaction, ModelRecord model, int version) =>
        Select(transaction, model, "v.version = $1", version).FirstOrDefault(v => v.Version == version);

    public static VersionRecord Require(SqliteTransaction transaction, ModelRecord model, int version) =>
        Find(transaction, model, version) is { IsDeleted: false } found
            ? found
            : throw new ModelNotFoundException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"no version {version} of model '{model.Name}'"));

    public static VersionRecord? ByKey(SqliteTransaction transaction, ModelRecord model, string key) =>
        Select(transaction, model, "v.idempotency_key = $1", key).FirstOrDefault(v => v.IdempotencyKey == key);

    /// <summary>The newest version of a stage, or of all; null where there is none.</summary>
    public static VersionRecord? Newest(SqliteTransaction transaction, ModelRecord model, ModelStage? stage) => model.Heads.Newest(stage) is not { } number
        ? null
        : Find(transaction, model, number) is { IsDeleted: false } found && (stage is null || found.Stage == stage)
            ? found
            : throw new RegistryCorruptException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"version {number} of model '{model.Name}' is not where its record says: the database is damaged"));

    public static List<VersionRecord> Select(SqliteTransaction transaction, ModelRecord model, string where, params ReadOnlySpan<object?> values) =>
        transaction.Rows(row => Read(row, model), $"SELECT {Columns} FROM versions v WHERE v.model_id = $0 AND {where}", [model.Id, .. values]);

    /// <summary>Writes a new version with all that serves searching it.</summary>
    public VersionRecord Insert(SqliteTransaction transaction)
    {
        var json = Document.ToJson();
        var id = transaction.Connection!.Scalar<long>(
            transaction,
            """
            INSERT INTO versions (model_id, version, stage, description, tags, updated_at, deleted_at, created_at, idempotency_key, document, document_seal, state_seal)
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id
            """,
            Model.Id, Version, Stage.ToString(), Description, Tags, UpdatedAt, DeletedAt, CreatedAt, IdempotencyKey, json, DocumentSeal(json), StateSeal());
        foreach (var sha256 in Document.Artifacts.Select(a => a.Sha256).Distinct(StringComparer.Ordinal))
            transaction.Execute("INSERT INTO blobs VALUES ($0, $1)", sha256, id);
        foreach (var metric in Document.Metrics)
            transaction.Execute("INSERT INTO metric_index VALUES ($0, $1, $2, $3, $4)", id, Model.Id, metric.Name, Version, metric.Value);
        var written = this with { Id = id };
        written.IndexTags(transaction);
        return written;
    }

    public void Save(SqliteTransaction transaction) => transaction.Execute(
        "UPDATE versions SET stage = $1, description = $2, tags = $3, updated_at = $4, deleted_at = $5, state_seal = $6 WHERE id = $0",
        Id, Stage.ToString(), Description, Tags, UpdatedAt, DeletedAt, StateSeal());

    public void IndexTags(SqliteTransaction transaction)
    {
        transaction.Execute("DELETE FROM tag_index WHERE version_id = $0", Id);
        foreach (var (key, value) in Json.Read(Tags))
            transaction.Execute("INSERT INTO tag_index VALUES ($0, $1, $2, $3, $4)", Id, Model.Id, key, value, Version);
    }

    public ModelVersion ToModelVersion(IReadOnlyList<string> aliases) => new()
    {
        Name = Model.Name,
        Version = Version,
        Stage = Stage,
        Aliases = aliases,
        Description = Description,
        CreatedAt = Time(CreatedAt),
        CreatedBy = Document.CreatedBy,
        UpdatedAt = Time(UpdatedAt),
        DeletedAt = DeletedAt is { } at ? Time(at) : null,
        Artifacts = Document.Artifacts,
        Metrics = Document.Metrics,
        Parameters = Document.Parameters,
        Tags = Json.Read(Tags),
        Signature = Document.Signature,
        Lineage = Document.Lineage,
    };

    public static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);

    private static VersionRecord Read(SqliteDataReader row, ModelRecord model)
    {
        var json = row.Bytes(9);
        var version = checked((int)row.GetInt64(1));
        // Before it is parsed: what follows may trust it.
        Seal.Require(row.Bytes(10), $"{model.Name} version {version}", model.Name, version, row.GetInt64(7), row.TextOrNull(8), json);
        var record = new VersionRecord
        {
            Id = row.GetInt64(0),
            Model = model,
            Version = version,
            Stage = Enum.Parse<ModelStage>(row.GetString(2)),
            Description = row.GetString(3),
            Tags = row.GetString(4),
            UpdatedAt = row.GetInt64(5),
            DeletedAt = row.LongOrNull(6),
            CreatedAt = row.GetInt64(7),
            IdempotencyKey = row.TextOrNull(8),
            Document = VersionDocument.Read(json),
        };
        return record.StateSeal().AsSpan().SequenceEqual(row.Bytes(11))
            ? record
            : throw new RegistryCorruptException($"the record of {record.Title} is damaged: it does not match its own checksum");
    }

    private byte[] DocumentSeal(byte[] json) => Seal.Of(Model.Name, Version, CreatedAt, IdempotencyKey, json);

    private byte[] StateSeal() => Seal.Of(Model.Name, Version, Stage, Description, Tags, UpdatedAt, DeletedAt);
}
