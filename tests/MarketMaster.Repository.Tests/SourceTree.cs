namespace MarketMaster.Repository.Tests;

/// <summary>The checkout that the tests look at: its folders, its projects and the files that are or could be committed.</summary>
internal static class SourceTree
{
    private static readonly Lazy<IReadOnlyList<string>> ListedFiles = new(ListFiles);

    public static string Root { get; } = FindRoot();

    public static string Artifacts { get; } = Path.Combine(Root, "artifacts");

    public static string PackageFolder { get; } = Path.Combine(Artifacts, "packages");

    /// <summary>The folder of this test project, where the reviewed API texts and the consumer programs lie.</summary>
    public static string TestProject { get; } = Path.Combine(Root, "tests", "MarketMaster.Repository.Tests");

    /// <summary>Every project under src, ordered by name.</summary>
    public static IReadOnlyList<SourceProject> Projects { get; } =
    [
        .. Directory.GetDirectories(Path.Combine(Root, "src"))
            .SelectMany(folder => Directory.GetFiles(folder, "*.csproj"))
            .Select(path => new SourceProject(path))
            .OrderBy(project => project.Name, StringComparer.Ordinal),
    ];

    /// <summary>Paths relative to the root, with forward slashes: tracked files, and new ones that are not ignored.</summary>
    public static IReadOnlyList<string> Files => ListedFiles.Value;

    public static string Absolute(string relative) => Path.Combine(Root, relative);

    /// <summary>One row per project for DynamicData.</summary>
    public static IEnumerable<object[]> Rows(IEnumerable<SourceProject> projects) => projects.Select(project => new object[] { project.Name });

    public static SourceProject Project(string name) => Projects.Single(project => project.Name == name);

    private static List<string> ListFiles()
    {
        if (!Path.Exists(Path.Combine(Root, ".git")))
            Assert.Inconclusive("skipped: not a git checkout, so the committed files are not known");
        var result = ChildProcess.Run(Root, "git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], TimeSpan.FromMinutes(1));
        result.ThrowIfFailed();
        return [.. result.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Absolute(file)))];
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MarketMaster.Sdk.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds MarketMaster.Sdk.sln");
    }
}
