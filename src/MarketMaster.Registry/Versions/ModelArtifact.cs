using System.Runtime.InteropServices;

namespace MarketMaster.Registry;

/// <summary>A file of a model as it is registered: bytes in memory or a file on disk, under a path within the version.</summary>
public sealed class ModelArtifact
{
    private readonly ReadOnlyMemory<byte> _content;
    private readonly string? _file;

    /// <summary>An artifact from bytes.</summary>
    /// <param name="path">Path within the version, such as <c>model.mmaf</c>.</param>
    /// <param name="content">The bytes; they must not change until the registration is done.</param>
    /// <exception cref="ArgumentException">The path is not allowed.</exception>
    public ModelArtifact(string path, ReadOnlyMemory<byte> content) => (Path, _content) = (RegistryNames.RequirePath(path), content);

    private ModelArtifact(string path, string file) => (Path, _file) = (RegistryNames.RequirePath(path), file);

    /// <summary>Path within the version.</summary>
    public string Path { get; }

    /// <summary>An artifact from a file on disk, read when the version is registered.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Path within the version; null takes the file's name.</param>
    /// <returns>The artifact.</returns>
    /// <exception cref="ArgumentException">The path is not allowed.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static ModelArtifact FromFile(string file, string? path = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        return File.Exists(file)
            ? new(path ?? System.IO.Path.GetFileName(file), System.IO.Path.GetFullPath(file))
            : throw new FileNotFoundException($"no file '{file}' to register", file);
    }

    /// <summary>All files of a folder and its subfolders, under their paths within it, in the order of the paths.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The artifacts.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="ArgumentException">The folder is empty, or a file's name is not allowed as a path.</exception>
    public static IReadOnlyList<ModelArtifact> FromFolder(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"no folder '{folder}' to register");
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0
            ? [.. files.Select(f => FromFile(f, System.IO.Path.GetRelativePath(folder, f).Replace(System.IO.Path.DirectorySeparatorChar, '/')))]
            : throw new ArgumentException($"the folder '{folder}' holds no file", nameof(folder));
    }

    /// <summary>The bytes where they are in memory; null where they are a file.</summary>
    internal ReadOnlyMemory<byte>? InMemory => _file is null ? (ReadOnlyMemory<byte>?)_content : null;

    internal Stream Open() => _file is not null
        ? new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan)
        : MemoryMarshal.TryGetArray(_content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(_content.ToArray(), writable: false);
}
