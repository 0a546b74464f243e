namespace MarketMaster.Tests;

/// <summary>A folder of one test's own, removed afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => FullName = Directory.CreateTempSubdirectory("marketmaster-").FullName;

    public string FullName { get; }

    /// <summary>Everything below the folder, hidden files too, by relative name in order.</summary>
    public string[] Entries =>
    [
        .. Directory.GetFileSystemEntries(FullName, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(FullName, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    public string Of(string name) => Path.Combine(FullName, name);

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
        {
            // What a test made read-only is removed too.
            foreach (var folder in Directory.EnumerateDirectories(FullName, "*", SearchOption.AllDirectories).Append(FullName))
                File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        Directory.Delete(FullName, recursive: true);
    }
}
