using System.Xml.Linq;

namespace MarketMaster.Repository.Tests;

/// <summary>What the tests need to know of one project file under src.</summary>
internal sealed class SourceProject
{
    private readonly XDocument _xml;

    public SourceProject(string path)
    {
        _xml = XDocument.Load(path);
        Folder = Path.GetDirectoryName(path)!;
        Name = Path.GetFileNameWithoutExtension(path);
    }

    public string Name { get; }

    public string Folder { get; }

    public string Readme => Path.Combine(Folder, "README.md");

    /// <summary>An executable: shipped as a dotnet tool, which nobody references.</summary>
    public bool IsTool => Property("OutputType") is "Exe";

    public IEnumerable<string> ProjectReferences =>
        Items("ProjectReference").Select(item => Path.GetFileNameWithoutExtension(Include(item).Replace('\\', '/')));

    /// <summary>Packages that a user of this package gets too; what only the build needs is left out.</summary>
    public IEnumerable<string> PackageReferences =>
        Items("PackageReference").Where(item => (string?)item.Attribute("PrivateAssets") != "all").Select(Include);

    public IEnumerable<string> FrameworkReferences => Items("FrameworkReference").Select(Include);

    public override string ToString() => Name;

    private string? Property(string name) => _xml.Descendants(name).FirstOrDefault()?.Value;

    private IEnumerable<XElement> Items(string name) => _xml.Descendants(name).Where(item => item.Attribute("Include") is not null);

    private static string Include(XElement item) => (string)item.Attribute("Include")!;
}
