namespace MarketMaster.Registry;

/// <summary>MLflow's filter language: it has quotes of two kinds and no way to escape either.</summary>
internal static class MlflowFilter
{
    public static string? And(IEnumerable<string?> parts) => string.Join(" AND ", parts.Where(p => p is not null)) is { Length: > 0 } filter ? filter : null;

    public static string Tag(string key, string value) => $"tags.`{RegistryNames.RequireKey(key, "tag")}` = {Quote(value)}";

    public static string Quote(string text) =>
        !text.Contains('\'', StringComparison.Ordinal) ? $"'{text}'"
        : !text.Contains('"', StringComparison.Ordinal) ? $"\"{text}\""
        : throw new ArgumentException($"{text} holds both kinds of quotes: an MLflow server cannot be asked for it", nameof(text));
}
