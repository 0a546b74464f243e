using System.CommandLine;

namespace MarketMaster.Cli;

/// <summary>Tags on the command line: name=value.</summary>
internal static class Tags
{
    public static Option<string[]> Option(string description) => new("--tag") { Description = description, DefaultValueFactory = _ => [] };

    public static Dictionary<string, string> Read(string[] pairs)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            if (cut < 1)
                throw new FormatException($"--tag '{pair}' has no name: write name=value");
            tags[pair[..cut]] = pair[(cut + 1)..];
        }
        return tags;
    }
}
