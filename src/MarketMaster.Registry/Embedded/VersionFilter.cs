namespace MarketMaster.Registry;

/// <summary>A query over versions as SQL: it walks versions downwards along the index that narrows most, so a page costs no sorting.</summary>
internal static class VersionFilter
{
    public static (string Where, object?[] Values) Of(VersionQuery query, int before, int limit)
    {
        var values = new List<object?>();
        var where = $"v.version < {Value(before)}";
        if (!query.IncludeDeleted)
            where += " AND v.deleted_at IS NULL";
        if (query.Stage is { } stage)
            where += $" AND v.stage = {Value(stage.ToString())}";
        if (query.CreatedFrom is { } from)
            where += $" AND v.created_at >= {Value(from.UtcTicks)}";
        if (query.Metric is { } metric)
            where += $" AND v.version IN (SELECT version FROM metric_index WHERE model_id = $0 AND name = {Value(metric.Name)} AND value BETWEEN {Value(metric.From)} AND {Value(metric.To)} AND version < $1)";
        foreach (var (name, value) in query.Tags)
            where += $" AND v.version IN (SELECT version FROM tag_index WHERE model_id = $0 AND name = {Value(name)} AND value = {Value(value)} AND version < $1)";
        return ($"{where} ORDER BY v.version DESC LIMIT {Value(limit)}", [.. values]);

        string Value(object? value)
        {
            values.Add(value);
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${values.Count}");
        }
    }
}
