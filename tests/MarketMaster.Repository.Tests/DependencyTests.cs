using System.Xml.Linq;

namespace MarketMaster.Repository.Tests;

[TestClass]
public sealed class DependencyTests
{
    public static IEnumerable<object[]> Projects => SourceTree.Rows(SourceTree.Projects);

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void References_only_what_the_table_allows(string package)
    {
        var project = SourceTree.Project(package);
        Assert.IsTrue(DependencyTable.Allowed.ContainsKey(package), $"{package} has no line in DependencyTable.cs");

        var references = project.ProjectReferences.Concat(project.PackageReferences).Concat(project.FrameworkReferences);
        var refused = references.Where(reference => !DependencyTable.Allows(package, reference)).ToList();

        Assert.IsEmpty(refused, $"{package} references {string.Join(", ", refused)}, which DependencyTable.cs does not allow");
    }

    [TestMethod]
    public void Table_has_no_cycle()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var package in DependencyTable.Allowed.Keys)
            Visit(package, [], reached);
        Assert.HasCount(DependencyTable.Allowed.Count, reached);
    }

    [TestMethod]
    [DataRow("MarketMaster.Core", "Microsoft.Extensions.Options")]
    [DataRow("MarketMaster.Indicators", "MarketMaster.DataGen")]
    [DataRow("MarketMaster.Indicators", "Microsoft.Extensions.DependencyInjection")]
    [DataRow("MarketMaster.Registry", "MarketMaster.ActionPredictor")]
    [DataRow("MarketMaster.Sdk", "MarketMaster.AspNetCore")]
    [DataRow("MarketMaster.Unknown", "MarketMaster.Core")]
    public void Table_refuses(string package, string reference) => Assert.IsFalse(DependencyTable.Allows(package, reference));

    [TestMethod]
    public void Versions_are_central()
    {
        var versioned = BuildFiles()
            .Where(file => Path.GetFileName(file) != "Directory.Packages.props")
            .SelectMany(file => XDocument.Load(SourceTree.Absolute(file)).Descendants("PackageReference")
                .Where(item => item.Attributes().Any(a => a.Name.LocalName.Contains("Version", StringComparison.Ordinal)) || item.Element("Version") is not null)
                .Select(item => $"{file}: {(string?)item.Attribute("Include")}"))
            .ToList();
        Assert.IsEmpty(versioned, $"give the version in Directory.Packages.props instead: {string.Join(", ", versioned)}");
    }

    [TestMethod]
    public void Solution_holds_every_project()
    {
        var solution = File.ReadAllText(SourceTree.Absolute("MarketMaster.Sdk.sln")).Replace('\\', '/');
        var missing = SourceTree.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(file => !solution.Contains($"\"{file}\"", StringComparison.Ordinal)).ToList();
        Assert.IsEmpty(missing, $"not in MarketMaster.Sdk.sln: {string.Join(", ", missing)}");
    }

    private static IEnumerable<string> BuildFiles() =>
        SourceTree.Files.Where(file => Path.GetExtension(file) is ".csproj" or ".props" or ".targets");

    private static void Visit(string package, string[] path, HashSet<string> reached)
    {
        Assert.IsFalse(path.Contains(package, StringComparer.Ordinal), $"cycle: {string.Join(" > ", path)} > {package}");
        if (!reached.Add(package))
            return;
        foreach (var next in DependencyTable.Allowed[package].Where(DependencyTable.Allowed.ContainsKey))
            Visit(next, [.. path, package], reached);
    }
}
