using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

/// <summary>A row of the table of models.</summary>
internal sealed record ModelRecord
{
    private const string Columns = "id, name, description, tags, created_at, updated_at, deleted_at, last_version, seal";

    public long Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public string Tags { get; init; } = "{}";

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public long? DeletedAt { get; init; }

    public long LastVersion { get; init; }

    public bool IsDeleted => DeletedAt is not null;

    public static ModelRecord? Find(SqliteTransaction transaction, string name)
    {
        var found = transaction.Rows(Read, $"SELECT {Columns} FROM models WHERE name = $0", name);
        // A damaged index may lead to another row.
        return found.Count == 0 || found[0].Name != name ? null : found[0];
    }

    public static ModelRecord Require(SqliteTransaction transaction, string name, bool deletedToo = false)
    {
        RegistryNames.RequireModel(name);
        return Find(transaction, name) is { } model && (deletedToo || !model.IsDeleted)
            ? model
            : throw new ModelNotFoundException($"no model '{name}'");
    }

    public static List<ModelRecord> List(SqliteTransaction transaction, ModelQuery query, string after, int limit) => transaction.Rows(
        Read,
        $"""
        SELECT {Columns} FROM models
        WHERE name > $0 AND ($1 OR deleted_at IS NULL) AND ($2 IS NULL OR instr(lower(name), lower($2)) > 0)
            AND NOT EXISTS (SELECT 1 FROM json_each($3) wanted WHERE NOT EXISTS
                (SELECT 1 FROM json_each(models.tags) tag WHERE tag.key = wanted.key AND tag.value = wanted.value))
        ORDER BY name LIMIT $4
        """,
        after, query.IncludeDeleted, query.NameContains, Json.Write(query.Tags), limit);

    /// <summary>Writes a new model and gives it its identifier.</summary>
    public ModelRecord Insert(SqliteTransaction transaction) => this with
    {
        Id = transaction.Connection!.Scalar<long>(
            transaction,
            "INSERT INTO models (name, description, tags, created_at, updated_at, deleted_at, last_version, seal) VALUES ($0, $1, $2, $3, $4, $5, $6, $7) RETURNING id",
            Name, Description, Tags, CreatedAt, UpdatedAt, DeletedAt, LastVersion, SealOf()),
    };

    public void Save(SqliteTransaction transaction) => transaction.Execute(
        "UPDATE models SET description = $1, tags = $2, updated_at = $3, deleted_at = $4, last_version = $5, seal = $6 WHERE id = $0",
        Id, Description, Tags, UpdatedAt, DeletedAt, LastVersion, SealOf());

    private byte[] SealOf() => Seal.Of(Name, Description, Tags, CreatedAt, UpdatedAt, DeletedAt, LastVersion);

    private static ModelRecord Read(SqliteDataReader row)
    {
        var model = new ModelRecord
        {
            Id = row.GetInt64(0),
            Name = row.GetString(1),
            Description = row.GetString(2),
            Tags = row.GetString(3),
            CreatedAt = row.GetInt64(4),
            UpdatedAt = row.GetInt64(5),
            DeletedAt = row.LongOrNull(6),
            LastVersion = row.GetInt64(7),
        };
        return model.SealOf().AsSpan().SequenceEqual(row.Bytes(8))
            ? model
            : throw new RegistryCorruptException($"the record of model '{model.Name}' is damaged: it does not match its own checksum");
    }
}
