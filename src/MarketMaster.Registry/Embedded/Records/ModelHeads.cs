using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

/// <summary>
/// Which versions a model's references lead to: the newest of all, and the newest of each stage. Kept in the model's own record and
/// sealed there, because an index that lost an entry to a damaged bit would lead to an older version without a word.
/// </summary>
internal sealed record ModelHeads(string Text)
{
    private static readonly ModelStage[] Stages = Enum.GetValues<ModelStage>();

    public static ModelHeads None { get; } = new("");

    /// <summary>What the versions of a model say, in the transaction that changes them.</summary>
    public static ModelHeads Of(SqliteTransaction transaction, long model) => new(string.Join(' ', transaction.Rows(
        row => row.GetInt64(1) == 0 ? $"latest={row.GetInt64(0).ToString(CultureInfo.InvariantCulture)}" : $"{Stages[row.GetInt64(1) - 1]}={row.GetInt64(0).ToString(CultureInfo.InvariantCulture)}",
        $"""
        SELECT * FROM (SELECT version, 0 AS place FROM versions INDEXED BY by_version WHERE model_id = $0 AND deleted_at IS NULL ORDER BY version DESC LIMIT 1)
        {string.Concat(Stages.Select((stage, i) => $"UNION ALL SELECT * FROM (SELECT version, {(i + 1).ToString(CultureInfo.InvariantCulture)} FROM versions INDEXED BY by_stage WHERE model_id = $0 AND stage = '{stage}' AND deleted_at IS NULL ORDER BY version DESC LIMIT 1)\n"))}
        """,
        model)));

    /// <summary>The newest version that is not deleted, of a stage or of all; null where there is none.</summary>
    public int? Newest(ModelStage? stage)
    {
        var name = (stage?.ToString() ?? "latest") + "=";
        return Text.Split(' ').FirstOrDefault(part => part.StartsWith(name, StringComparison.Ordinal)) is { } found
            ? int.Parse(found.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
    }

    public byte[] Seal(string model) => Registry.Seal.Of(model, Text);
}
