using System.Reflection;

namespace MarketMaster.Repository.Tests.Api;

[TestClass]
public sealed class PublicApiTests
{
    private const string AcceptVariable = "ACCEPT_API";

    public static IEnumerable<object[]> Libraries => SourceTree.Rows(SourceTree.Projects.Where(project => !project.IsTool));

    [TestMethod]
    [DynamicData(nameof(Libraries))]
    public void Surface_is_the_reviewed_text(string package)
    {
        var received = ApiText.Of(Assembly.Load(new AssemblyName(package)));
        var reviewedPath = Reviewed(package);
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
            File.WriteAllText(reviewedPath, received);

        var reviewed = File.Exists(reviewedPath) ? File.ReadAllText(reviewedPath).ReplaceLineEndings("\n") : "";
        if (received == reviewed)
            return;
        var receivedPath = Path.Combine(SourceTree.Artifacts, "api", package + ".received.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(receivedPath)!);
        File.WriteAllText(receivedPath, received);
        Assert.Fail($"""
            The public API of {package} is not the reviewed one.
            {Difference(reviewed, received)}
            Whole text: {Path.GetRelativePath(SourceTree.Root, receivedPath)}
            If the change is meant, run the tests again with {AcceptVariable}=1 and commit {Path.GetRelativePath(SourceTree.Root, reviewedPath)}.
            """);
    }

    /// <summary>A program may import every namespace of ours beside the framework's usual ones; a name that two of them share would stop it from compiling.</summary>
    [TestMethod]
    public void No_two_packages_share_a_type_name()
    {
        var ours = SourceTree.Projects.Where(project => !project.IsTool)
            .SelectMany(project => Assembly.Load(new AssemblyName(project.Name)).GetExportedTypes());
        var usual = typeof(object).Assembly.GetExportedTypes().Concat(typeof(Enumerable).Assembly.GetExportedTypes())
            .Where(type => type.Namespace is "System" or "System.Collections.Generic" or "System.IO" or "System.Linq" or "System.Threading" or "System.Threading.Tasks");
        var shared = ours.Concat(usual).Where(type => !type.IsNested).GroupBy(type => type.Name)
            .Where(group => group.Count() > 1 && group.Any(type => type.Namespace!.StartsWith("MarketMaster", StringComparison.Ordinal)))
            .Select(group => string.Join(" and ", group.Select(type => type.FullName)));
        Assert.IsEmpty(shared);
    }

    [TestMethod]
    public void No_text_is_left_of_a_package_that_is_gone()
    {
        var known = SourceTree.Projects.Select(project => project.Name).ToHashSet(StringComparer.Ordinal);
        var stray = Directory.GetFiles(Path.GetDirectoryName(Reviewed("X"))!).Select(Path.GetFileNameWithoutExtension).Where(name => !known.Contains(name!));
        Assert.IsEmpty(stray);
    }

    private static string Reviewed(string package) => Path.Combine(SourceTree.TestProject, "PublicApi", package + ".txt");

    private static string Difference(string reviewed, string received)
    {
        var before = Qualified(reviewed).ToList();
        var after = Qualified(received).ToList();
        var lines = before.Except(after, StringComparer.Ordinal).Select(line => "- " + line)
            .Concat(after.Except(before, StringComparer.Ordinal).Select(line => "+ " + line)).ToList();
        var shown = string.Join('\n', lines.Take(40));
        return lines.Count switch
        {
            0 => "The same lines in another place.",
            > 40 => $"{shown}\n… and {lines.Count - 40} more lines",
            _ => shown,
        };
    }

    /// <summary>Each line with the name of its type, so that a member that left one type is not taken for the same line of another.</summary>
    private static IEnumerable<string> Qualified(string text)
    {
        var type = "";
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith(' '))
                yield return $"{type}: {line.Trim()}";
            else if (line.Length > 1)
                yield return type = line.Split(" : ")[0].Split(" where ")[0];
        }
    }
}
