using System.Buffers;
using System.Security.Cryptography;

namespace MarketMaster.Registry;

/// <summary>
/// Files named after the SHA-256 of their bytes. A file gets its name only when all its bytes are on the disk, so that what
/// has a name is complete; equal bytes are kept once.
/// </summary>
internal sealed class BlobStore
{
    private const int BufferSize = 1 << 20;
    private readonly string _blobs;
    private readonly string _temporary;
    private readonly TimeProvider _time;

    public BlobStore(string folder, TimeProvider time)
    {
        (_blobs, _temporary, _time) = (Path.Combine(folder, "blobs", "sha256"), Path.Combine(folder, "tmp"), time);
        DurableFolder.Create(_blobs);
        DurableFolder.Create(_temporary);
    }

    /// <summary>Stores artifacts durably.</summary>
    public List<ArtifactInfo> Put(IReadOnlyList<ModelArtifact> artifacts, CancellationToken cancellationToken)
    {
        var stored = new List<ArtifactInfo>(artifacts.Count);
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var artifact in artifacts)
        {
            using var source = artifact.Open();
            stored.Add(Put(artifact.Path, source, folders, cancellationToken));
        }
        foreach (var folder in folders)
            DurableFolder.Sync(folder);
        Failpoint.Hit("blobs-synced");
        return stored;
    }

    public bool Has(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>The bytes of a blob, checked.</summary>
    public byte[] Read(ArtifactInfo artifact, string owner, CancellationToken cancellationToken)
    {
        byte[] content;
        string actual;
        try
        {
            using var file = File.OpenHandle(PathOf(artifact.Sha256), options: FileOptions.SequentialScan);
            var length = RandomAccess.GetLength(file);
            if (length != artifact.Size)
                throw new RegistryCorruptException($"the artifact '{artifact.Path}' of {owner} has {length} bytes instead of {artifact.Size}");
            content = GC.AllocateUninitializedArray<byte>(checked((int)length));
            actual = Fill(file, content, cancellationToken);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RegistryCorruptException($"the artifact '{artifact.Path}' of {owner} is missing: no blob {artifact.Sha256}", error);
        }
        return actual == artifact.Sha256
            ? content
            : throw new RegistryCorruptException($"the artifact '{artifact.Path}' of {owner} is damaged: its SHA-256 is {actual} instead of {artifact.Sha256}");
    }

    /// <summary>Every blob on the disk with its size and age.</summary>
    public IEnumerable<(string Sha256, FileInfo File)> All() =>
        from folder in Directory.EnumerateDirectories(_blobs)
        from file in Directory.EnumerateFiles(folder)
        select (Path.GetFileName(folder) + Path.GetFileName(file), new FileInfo(file));

    /// <summary>Files that a writer left behind when it was killed.</summary>
    public IEnumerable<FileInfo> LeftOver() => Directory.EnumerateFiles(_temporary).Select(f => new FileInfo(f));

    // Bytes are hashed while they are in the cache, megabyte by megabyte.
    private static string Fill(Microsoft.Win32.SafeHandles.SafeFileHandle file, byte[] content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var done = 0;
        while (done < content.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = RandomAccess.Read(file, content.AsSpan(done, Math.Min(BufferSize, content.Length - done)), done);
            if (read == 0)
                break;
            hash.AppendData(content, done, read);
            done += read;
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private ArtifactInfo Put(string path, Stream source, HashSet<string> folders, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(_temporary, Guid.NewGuid().ToString("N"));
        try
        {
            var (sha256, size) = Copy(source, temporary, cancellationToken);
            Failpoint.Hit("blob-written");
            File.SetLastWriteTimeUtc(temporary, _time.GetUtcNow().UtcDateTime);
            var target = PathOf(sha256);
            var folder = Path.GetDirectoryName(target)!;
            DurableFolder.Create(folder);
            folders.Add(folder);
            // Over a blob that is there already: the bytes are the same, and one that was damaged is healed.
            File.Move(temporary, target, overwrite: true);
            Failpoint.Hit("blob-renamed");
            return new(path, size, sha256);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static (string Sha256, long Size) Copy(Stream source, string target, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
            long size = 0;
            for (int read; (read = source.Read(buffer)) > 0; size += read)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
                file.Write(buffer, 0, read);
            }
            file.Flush(flushToDisk: true);
            return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private string PathOf(string sha256) => Path.Combine(_blobs, sha256[..2], sha256[2..]);
}
