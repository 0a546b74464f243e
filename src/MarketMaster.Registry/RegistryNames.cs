using System.Text.RegularExpressions;

namespace MarketMaster.Registry;

/// <summary>Which names are allowed: those that a reference, a file system and an MLflow server all take.</summary>
internal static partial class RegistryNames
{
    public const int LongestName = 200;
    public const int LongestKey = 250;
    public const int LongestValue = 5_000;

    public static string RequireModel(string name) => IsModel(name)
        ? name
        : throw new ArgumentException($"'{name}' is no model name: 1 to {LongestName} letters, digits, '_', '-', '.' or blanks, with a letter or digit at both ends", nameof(name));

    public static string RequireAlias(string alias) => IsAlias(alias)
        ? alias
        : throw new ArgumentException($"'{alias}' is no alias: 1 to {LongestName} letters, digits, '_' or '-', and neither 'latest' nor a version number like 'v1'", nameof(alias));

    public static string RequirePath(string path) => path is not null && path.Length <= LongestKey && Path().IsMatch(path) && !path.Split('/').Any(part => part is "." or "..")
        ? path
        : throw new ArgumentException($"'{path}' is no artifact path: segments of letters, digits, '.', '_' or '-', parted by '/', at most {LongestKey} characters", nameof(path));

    public static string RequireKey(string key, string what) => key is not null && key.Length <= LongestKey && Key().IsMatch(key)
        ? key
        : throw new ArgumentException($"'{key}' is no name of a {what}: 1 to {LongestKey} letters, digits, '_', '-', '.', '/', ':' or blanks", nameof(key));

    public static string RequireValue(string value, string key, string what) => value is not null && value.Length <= LongestValue
        ? value
        : throw new ArgumentException($"the {what} '{key}' {(value is null ? "has no value" : $"is {value.Length} characters long")}: at most {LongestValue} are allowed", nameof(value));

    public static bool IsModel(string? name) => name is { Length: >= 1 and <= LongestName } && Model().IsMatch(name);

    public static bool IsAlias(string? alias) =>
        alias is { Length: >= 1 and <= LongestName } && Alias().IsMatch(alias) && !Number().IsMatch(alias) && !alias.Equals("latest", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9_. -]*[A-Za-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Model();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Alias();

    [GeneratedRegex(@"\A[vV]?[0-9]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Path();

    [GeneratedRegex(@"\A[A-Za-z0-9_./: -]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
