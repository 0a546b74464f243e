namespace MarketMaster.Sdk.Tests;

/// <summary>A folder of one test's own, removed afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => FullName = Directory.CreateTempSubdirectory("marketmaster-sdk-").FullName;

    public string FullName { get; }

    /// <summary>Everything below the folder, hidden files too, by relative name in order.</summary>
    public string[] Entries =>
    [
        .. Directory.GetFileSystemEntries(FullName, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(FullName, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    public string Of(string name) => Path.Combine(FullName, name);

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
