namespace MarketMaster.Registry;

/// <summary>The files of a version, each checked against its SHA-256.</summary>
/// <param name="version">The version.</param>
/// <param name="contents">The bytes of each file, by path.</param>
public sealed class LoadedModel(ModelVersion version, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> contents)
{
    /// <summary>The version that the files belong to.</summary>
    public ModelVersion Version { get; } = version;

    /// <summary>The bytes of each file, by path.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Contents { get; } = contents;

    /// <summary>The bytes of one file.</summary>
    /// <param name="path">Path within the version.</param>
    /// <exception cref="KeyNotFoundException">The version has no such file; the message names those it has.</exception>
    public ReadOnlyMemory<byte> this[string path] => Contents.TryGetValue(path, out var content)
        ? content
        : throw new KeyNotFoundException($"{Version} has no artifact '{path}': it has {string.Join(", ", Contents.Keys)}");

    /// <summary>Writes all files into a folder, under their paths.</summary>
    /// <param name="folder">The folder; it is made where it is missing. Files of the same name are replaced.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void WriteTo(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        foreach (var (path, content) in Contents)
        {
            var target = Path.Combine(folder, Path.Combine(path.Split('/')));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, content.Span);
        }
    }
}
