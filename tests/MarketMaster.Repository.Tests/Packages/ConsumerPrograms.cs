namespace MarketMaster.Repository.Tests.Packages;

/// <summary>The programs in the folder Consumers: one for each package, named after it, which uses that package alone; and All, which uses all of them.</summary>
internal static class ConsumerPrograms
{
    public const string All = "All";

    public static IEnumerable<SourceProject> Packages => SourceTree.Projects.Where(project => !project.IsTool);

    public static string Read(string name)
    {
        var path = Path.Combine(SourceTree.TestProject, "Consumers", name + ".cs");
        Assert.IsTrue(File.Exists(path), $"{name} has no program in {Path.GetRelativePath(SourceTree.Root, path)}: write one of a few lines that uses the package");
        return File.ReadAllText(path);
    }

    public static bool Exists(string name) => File.Exists(Path.Combine(SourceTree.TestProject, "Consumers", name + ".cs"));
}
