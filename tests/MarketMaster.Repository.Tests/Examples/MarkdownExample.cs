namespace MarketMaster.Repository.Tests.Examples;

/// <summary>One C# example of a Markdown file.</summary>
/// <param name="Name">File and number within it, such as <c>README.md #2</c>.</param>
/// <param name="Path">The file, relative to the root.</param>
/// <param name="Line">The line of its first statement, counted from 1.</param>
/// <param name="Code">The text between the fences.</param>
/// <param name="Runs">False where the fence says <c>no-run</c>: the example is compiled only.</param>
internal sealed record MarkdownExample(string Name, string Path, int Line, string Code, bool Runs)
{
    private const string Fence = "```";

    /// <summary>Every example of the documentation: README files and docs.</summary>
    public static IEnumerable<MarkdownExample> All => SourceTree.Files.Where(IsDocumentation).SelectMany(file => Parse(file, File.ReadLines(SourceTree.Absolute(file))));

    public static IEnumerable<MarkdownExample> Parse(string path, IEnumerable<string> lines)
    {
        var number = 0;
        List<string>? code = null;
        var start = 0;
        string[] words = [];
        foreach (var (index, line) in lines.Index())
        {
            var text = line.TrimStart();
            if (!text.StartsWith(Fence, StringComparison.Ordinal))
            {
                code?.Add(line);
                continue;
            }
            if (code is null)
            {
                (code, start, words) = ([], index + 2, text[Fence.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
                continue;
            }
            if (words is ["csharp" or "cs" or "c#", ..])
                yield return new($"{path} #{++number}", path, start, string.Join('\n', code), !words.Contains("no-run", StringComparer.Ordinal));
            code = null;
        }
        if (code is not null)
            throw new FormatException($"{path}: the fence before line {start} is not closed");
    }

    private static bool IsDocumentation(string file) =>
        System.IO.Path.GetExtension(file) == ".md" && (file.StartsWith("docs/", StringComparison.Ordinal) || System.IO.Path.GetFileName(file) == "README.md" || !file.Contains('/', StringComparison.Ordinal));
}
