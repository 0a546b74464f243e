using System.IO.Compression;
using System.Xml.Linq;

namespace MarketMaster.Repository.Tests.Packages;

/// <summary>One of our packages as it was packed by the build of these tests.</summary>
internal sealed class PackageFile : IDisposable
{
    private readonly ZipArchive _zip;

    public PackageFile(string name, string extension = ".nupkg")
    {
        Path = System.IO.Path.Combine(SourceTree.PackageFolder, $"{name}.{Version}{extension}");
        Assert.IsTrue(File.Exists(Path), $"{System.IO.Path.GetRelativePath(SourceTree.Root, Path)} is missing: the build of the tests packs it");
        _zip = ZipFile.OpenRead(Path);
    }

    /// <summary>One version for all packages.</summary>
    public static string Version { get; } =
        XDocument.Load(SourceTree.Absolute("Directory.Build.props")).Descendants("Version").Single().Value;

    public string Path { get; }

    public IEnumerable<string> Entries => _zip.Entries.Select(entry => entry.FullName);

    public XElement Metadata
    {
        get
        {
            using var stream = _zip.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
            var root = XDocument.Load(stream).Root!;
            foreach (var element in root.DescendantsAndSelf())
                element.Name = element.Name.LocalName;
            return root.Element("metadata")!;
        }
    }

    public byte[] Read(string entry)
    {
        using var stream = _zip.GetEntry(entry)!.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    public void Dispose() => _zip.Dispose();
}
