using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

/// <summary>
/// A page of versions as SQL. One condition leads along an index; the others are looked up version by version, each in an index
/// of its own, and only the records of the page are read. A condition that fits few versions leads best, whatever their order; of
/// those that fit many, any leads well if it walks its index in the order of the answer.
/// </summary>
internal sealed class VersionFilter
{
    // So many are counted, and sorted where their index is not in the order of the answer, in about a millisecond.
    private const int Few = 5_000;

    private readonly List<object?> _values;
    private readonly List<Condition> _conditions = [];

    private VersionFilter(VersionQuery query, int before)
    {
        _values = [before];
        if (query.Stage is { } stage)
            Add("versions {0} INDEXED BY by_stage", "{0}.stage = {1}", null, stage.ToString());
        if (query.CreatedFrom is { } from)
            Add("versions {0} INDEXED BY by_version", "{0}.created_at >= {1}", "versions {0} INDEXED BY by_created", from.UtcTicks);
        if (query.Metric is { } metric)
            Add("metric_index {0} NOT INDEXED", "{0}.name = {1} AND {0}.value BETWEEN {2} AND {3}", "metric_index {0} INDEXED BY metrics_by_value", metric.Name, metric.From, metric.To);
        foreach (var (name, value) in query.Tags)
            Add("tag_index {0} NOT INDEXED", "{0}.name = {1} AND {0}.value = {2}", null, name, value);
    }

    public static List<VersionRecord> Page(SqliteTransaction transaction, ModelRecord model, VersionQuery query, int before, int limit)
    {
        var filter = new VersionFilter(query, before);
        var where = filter.Where(transaction, model, query.IncludeDeleted, limit);
        return VersionRecord.Select(transaction, model, where, [.. filter._values]);
    }

    private string Where(SqliteTransaction transaction, ModelRecord model, bool deletedToo, int limit)
    {
        var counts = _conditions.ConvertAll(c => Count(transaction, model, c));
        var fewest = counts.Count == 0 ? -1 : counts.IndexOf(counts.Min());
        var lead = fewest < 0 ? new Condition("versions {0} INDEXED BY by_version", "TRUE", null) : _conditions[fewest];
        var source = lead.ByValue is { } sparse && counts[fewest] < Few ? sparse : lead.ByVersion;
        var others = _conditions.Where((_, i) => i != fewest).Select(Lookup).ToList();
        if (!deletedToo)
            others.Add(Lookup(new("versions {0} INDEXED BY by_version", "{0}.deleted_at IS NULL", null)));
        _values.Add(limit);
        return $"""
            v.version IN (
                SELECT x.version FROM {Named(source, "x")}
                WHERE x.model_id = $0 AND {Named(lead.Fits, "x")} AND x.version < $1{string.Concat(others)}
                ORDER BY x.version DESC LIMIT ${_values.Count.ToString(CultureInfo.InvariantCulture)})
            ORDER BY v.version DESC
            """;
    }

    // Counting stops where it is known that they are many.
    private long Count(SqliteTransaction transaction, ModelRecord model, Condition condition) => transaction.Connection!.Scalar<long>(
        transaction,
        $"SELECT count(*) FROM (SELECT 1 FROM {Named(condition.ByValue ?? condition.ByVersion, "x")} WHERE x.model_id = $0 AND {Named(condition.Fits, "x")} LIMIT {Few.ToString(CultureInfo.InvariantCulture)})",
        [model.Id, .. _values]);

    private static string Lookup(Condition condition) =>
        $" AND EXISTS (SELECT 1 FROM {Named(condition.ByVersion, "p")} WHERE p.model_id = $0 AND {Named(condition.Fits, "p")} AND p.version = x.version)";

    private static string Named(string sql, string name) => sql.Replace("{0}", name, StringComparison.Ordinal);

    private void Add(string byVersion, string fits, string? byValue, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _values.Add(values[i]);
            fits = fits.Replace($"{{{(i + 1).ToString(CultureInfo.InvariantCulture)}}}", $"${_values.Count.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal);
        }
        _conditions.Add(new(byVersion, fits, byValue));
    }

    /// <summary>A condition: an index that gives what fits by falling version or one of all, and where there is one, an index by value.</summary>
    private sealed record Condition(string ByVersion, string Fits, string? ByValue);
}
