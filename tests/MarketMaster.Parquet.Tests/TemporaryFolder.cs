namespace MarketMaster.Parquet.Tests;

/// <summary>A folder of one test's own, removed afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => FullName = Directory.CreateTempSubdirectory("marketmaster-parquet-").FullName;

    public string FullName { get; }

    public string[] Files => Directory.GetFileSystemEntries(FullName);

    public string File(string name) => Path.Combine(FullName, name);

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
