namespace MarketMaster.Repository.Tests;

/// <summary>A new folder outside the checkout, so that nothing of ours (props, feeds, editor settings) reaches into it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(string purpose) => Path = Directory.CreateTempSubdirectory($"marketmaster-{purpose}-").FullName;

    public string Path { get; }

    public void Write(string relative, string content)
    {
        var path = System.IO.Path.Combine(Path, relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A process that was just stopped may still hold a file; the system's temporary folder is cleaned anyway.
        }
    }
}
