using System.Text;

namespace MarketMaster.Repository.Tests.Packages;

[TestClass]
public sealed class PackageContentTests
{
    public static IEnumerable<object[]> Libraries => SourceTree.Rows(SourceTree.Projects.Where(project => !project.IsTool));

    public static IEnumerable<object[]> Projects => SourceTree.Rows(SourceTree.Projects);

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void Metadata_is_complete(string name)
    {
        using var package = new PackageFile(name);
        var metadata = package.Metadata;
        Assert.AreEqual(name, (string?)metadata.Element("id"));
        Assert.AreEqual("expression", (string?)metadata.Element("license")?.Attribute("type"));
        Assert.AreEqual("Apache-2.0", (string?)metadata.Element("license"));
        Assert.AreEqual("README.md", (string?)metadata.Element("readme"));
        Assert.IsGreaterThan(40, ((string?)metadata.Element("description") ?? "").Length, "the description says nothing");
        Assert.IsFalse(string.IsNullOrWhiteSpace((string?)metadata.Element("authors")));
        Assert.IsFalse(string.IsNullOrWhiteSpace((string?)metadata.Element("tags")));
    }

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void Readme_is_of_this_package(string name)
    {
        using var package = new PackageFile(name);
        var readme = Encoding.UTF8.GetString(package.Read("README.md"));
        Assert.StartsWith("# " + name, readme);
        Assert.AreEqual(File.ReadAllText(SourceTree.Project(name).Readme), readme);
    }

    [TestMethod]
    [DynamicData(nameof(Libraries))]
    public void Library_documentation_and_symbols_are_there(string name)
    {
        using var package = new PackageFile(name);
        var libraries = package.Entries.Where(entry => entry.StartsWith("lib/", StringComparison.Ordinal));
        Assert.AreSequenceEqual([$"lib/net10.0/{name}.dll", $"lib/net10.0/{name}.xml"], libraries.Order());
        Assert.Contains("<member name=", Encoding.UTF8.GetString(package.Read($"lib/net10.0/{name}.xml")));
        using var symbols = new PackageFile(name, ".snupkg");
        Assert.Contains($"lib/net10.0/{name}.pdb", symbols.Entries);
    }

    [TestMethod]
    [DynamicData(nameof(Libraries))]
    public void Dependencies_are_those_of_the_project_file(string name)
    {
        using var package = new PackageFile(name);
        var group = Assert.ContainsSingle(package.Metadata.Descendants("group").Where(g => g.Parent!.Name == "dependencies"));
        Assert.AreEqual("net10.0", (string?)group.Attribute("targetFramework"));
        var project = SourceTree.Project(name);
        var expected = project.ProjectReferences.Concat(project.PackageReferences).Order();
        Assert.AreSequenceEqual(expected, group.Elements("dependency").Select(d => (string)d.Attribute("id")!).Order());
        foreach (var own in group.Elements("dependency").Where(d => project.ProjectReferences.Contains((string)d.Attribute("id")!)))
            Assert.AreEqual(PackageFile.Version, (string?)own.Attribute("version"));
    }
}
