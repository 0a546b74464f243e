using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

/// <summary>A row of the table of aliases.</summary>
internal sealed record AliasRecord(string Alias, int Version)
{
    private const string Columns = "alias, version, seal";

    public static AliasRecord? Find(SqliteTransaction transaction, ModelRecord model, string alias) =>
        transaction.Rows(row => Read(row, model), $"SELECT {Columns} FROM aliases WHERE model_id = $0 AND alias = $1", model.Id, alias)
            .Find(a => a.Alias == alias);

    public static List<AliasRecord> Of(SqliteTransaction transaction, ModelRecord model) =>
        transaction.Rows(row => Read(row, model), $"SELECT {Columns} FROM aliases WHERE model_id = $0 ORDER BY alias", model.Id);

    public static string[] Of(SqliteTransaction transaction, ModelRecord model, int version) =>
        [.. transaction.Rows(row => Read(row, model), $"SELECT {Columns} FROM aliases WHERE model_id = $0 AND version = $1 ORDER BY alias", model.Id, version).Select(a => a.Alias)];

    /// <summary>The aliases of a page of versions, newest first, by version.</summary>
    public static ILookup<int, string> Of(SqliteTransaction transaction, ModelRecord model, List<VersionRecord> page) =>
        (page.Count == 0 ? [] : transaction.Rows(row => Read(row, model), $"SELECT {Columns} FROM aliases WHERE model_id = $0 AND version BETWEEN $1 AND $2 ORDER BY alias", model.Id, page[^1].Version, page[0].Version))
            .ToLookup(a => a.Version, a => a.Alias);

    /// <summary>The aliases of several models, by the models' identifiers.</summary>
    public static ILookup<long, AliasRecord> Of(SqliteTransaction transaction, List<ModelRecord> models)
    {
        var byId = models.ToDictionary(m => m.Id);
        return transaction.Rows(row => (Model: row.GetInt64(3), Alias: Read(row, byId[row.GetInt64(3)])), $"SELECT {Columns}, model_id FROM json_each($0) m CROSS JOIN aliases ON model_id = m.value ORDER BY alias", ModelRecord.Identifiers(models))
            .ToLookup(a => a.Model, a => a.Alias);
    }

    public void Save(SqliteTransaction transaction, ModelRecord model) => transaction.Execute(
        "INSERT INTO aliases VALUES ($0, $1, $2, $3) ON CONFLICT DO UPDATE SET version = excluded.version, seal = excluded.seal",
        model.Id, Alias, Version, Seal.Of(model.Name, Alias, Version));

    public void Remove(SqliteTransaction transaction, ModelRecord model) =>
        transaction.Execute("DELETE FROM aliases WHERE model_id = $0 AND alias = $1", model.Id, Alias);

    private static AliasRecord Read(SqliteDataReader row, ModelRecord model)
    {
        var alias = new AliasRecord(row.GetString(0), checked((int)row.GetInt64(1)));
        Seal.Require(row.Bytes(2), $"the alias '{alias.Alias}' of '{model.Name}'", model.Name, alias.Alias, alias.Version);
        return alias;
    }
}
