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

    public static string RequireBars(string path) => BarFile.Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
        ? Require(path)
        : throw new NotSupportedException($"{path}: no bar format for '{Path.GetExtension(path)}': use one of {string.Join(", ", BarFile.Extensions)}");

    public static string RequireCsv(string path) => Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)
        ? Require(path)
        : throw new NotSupportedException($"{path}: ticks are written as .csv, not as '{Path.GetExtension(path)}'");
}
