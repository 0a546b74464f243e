using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

/// <summary>A row of the table of models.</summary>
internal sealed record ModelRecord
{
    private const string Columns = "id, name, description, tags, created_at, updated_at, deleted_at, last_version, seal, heads, heads_seal";

    public long Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public string Tags { get; init; } = "{}";

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public long? DeletedAt { get; init; }

    public long LastVersion { get; init; }

    public ModelHeads Heads { get; init; } = ModelHeads.None;

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

    /// <summary>The identifiers of models as a JSON array, to hand them to SQL as one value.</summary>
    public static string Identifiers(List<ModelRecord> models) =>
        $"[{string.Join(',', models.Select(m => m.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)))}]";

    /// <summary>Writes a new model and gives it its identifier.</summary>
    public ModelRecord Insert(SqliteTransaction transaction) => this with
    {
        Id = transaction.Connection!.Scalar<long>(
            transaction,
            "INSERT INTO models (name, description, tags, created_at, updated_at, deleted_at, last_version, seal, heads, heads_seal) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
            Name, Description, Tags, CreatedAt, UpdatedAt, DeletedAt, LastVersion, SealOf(), Heads.Text, Heads.Seal(Name)),
    };

    /// <summary>Writes the record, after its versions: where its references lead is taken from them.</summary>
    public void Save(SqliteTransaction transaction)
    {
        var heads = ModelHeads.Of(transaction, Id);
        transaction.Execute(
            "UPDATE models SET description = $1, tags = $2, updated_at = $3, deleted_at = $4, last_version = $5, seal = $6, heads = $7, heads_seal = $8 WHERE id = $0",
            Id, Description, Tags, UpdatedAt, DeletedAt, LastVersion, SealOf(), heads.Text, heads.Seal(Name));
    }

    /// <summary>Fills in where references lead, in a database of a form that did not keep it.</summary>
    public static void FillHeads(SqliteTransaction transaction)
    {
        foreach (var (id, name) in transaction.Rows(row => (row.GetInt64(0), row.GetString(1)), "SELECT id, name FROM models"))
        {
            var heads = ModelHeads.Of(transaction, id);
            transaction.Execute("UPDATE models SET heads = $1, heads_seal = $2 WHERE id = $0", id, heads.Text, heads.Seal(name));
        }
    }

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
            Heads = new(row.GetString(9)),
        };
        return model.SealOf().AsSpan().SequenceEqual(row.Bytes(8)) && model.Heads.Seal(model.Name).AsSpan().SequenceEqual(row.Bytes(10))
            ? model
            : throw new RegistryCorruptException($"the record of model '{model.Name}' is damaged: it does not match its own checksum");
    }
}
