namespace MarketMaster.Core.Tests;

/// <summary>A folder of one test's own, removed afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => FullName = Directory.CreateTempSubdirectory("marketmaster-core-").FullName;

    public string FullName { get; }

    public string[] Files => Directory.GetFileSystemEntries(FullName);

    public string File(string name) => Path.Combine(FullName, name);

    public string Write(string name, string text)
    {
        var path = File(name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
