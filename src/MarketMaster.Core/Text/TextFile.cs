namespace MarketMaster;

/// <summary>Opens files for reading, with errors that name the whole path.</summary>
internal static class TextFile
{
    public static FileStream OpenRead(string path, bool asynchronous)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            throw new IOException($"{full} is a folder: name a file in it");
        if (!File.Exists(full))
            throw new FileNotFoundException($"file not found: {full}", full);
        return new(full, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, asynchronous ? FileOptions.Asynchronous : FileOptions.SequentialScan);
    }
}
