namespace MarketMaster.Cli;

/// <summary>Refuses, before the work starts, a file that could not be written at its end.</summary>
internal static class OutputFile
{
    public static string Require(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new ArgumentException("the output file has no name", nameof(path));
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            throw new IOException($"cannot write {full}: it is a folder, name a file in it");
        if (!Directory.Exists(Path.GetDirectoryName(full)))
            throw new DirectoryNotFoundException($"cannot write {full}: the folder {Path.GetDirectoryName(full)} does not exist, create it first");
        return path;
    }

    public static string RequireBars(string path) => RequireOneOf(path, "bar", BarFile.Extensions);

    public static string RequireTicks(string path) => RequireOneOf(path, "tick", TickFile.Extensions);

    public static string RequireFeatures(string path) => RequireOneOf(path, "feature", FeatureFile.Extensions);

    private static string RequireOneOf(string path, string what, IReadOnlyList<string> extensions) => extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
        ? Require(path)
        : throw new NotSupportedException($"{path}: no {what} format for '{Path.GetExtension(path)}': use one of {string.Join(", ", extensions)}");
}
