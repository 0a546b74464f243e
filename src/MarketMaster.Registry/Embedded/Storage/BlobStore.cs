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
            stored.Add(Put(artifact, folders, cancellationToken));
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
        from file in Existing(folder)
        select (Path.GetFileName(folder) + file.Name, file);

    /// <summary>Files of writers: in work, or left behind when their writer was killed.</summary>
    public IEnumerable<FileInfo> LeftOver() => Existing(_temporary);

    // What another process renames or removes after it was listed is not there; Exists reads size and age at once and keeps them.
    private static IEnumerable<FileInfo> Existing(string folder) => Directory.EnumerateFiles(folder).Select(f => new FileInfo(f)).Where(f => f.Exists);

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

    private ArtifactInfo Put(ModelArtifact artifact, HashSet<string> folders, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(_temporary, Guid.NewGuid().ToString("N"));
        try
        {
            var (sha256, size) = Write(artifact, temporary, cancellationToken);
            Failpoint.Hit("blob-written");
            File.SetLastWriteTimeUtc(temporary, _time.GetUtcNow().UtcDateTime);
            var target = PathOf(sha256);
            var folder = Path.GetDirectoryName(target)!;
            DurableFolder.Create(folder);
            folders.Add(folder);
            // Over a blob that is there already: the bytes are the same, and one that was damaged is healed.
            File.Move(temporary, target, overwrite: true);
            Failpoint.Hit("blob-renamed");
            return new(artifact.Path, size, sha256);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static (string Sha256, long Size) Write(ModelArtifact artifact, string target, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
        if (artifact.InMemory is { } content)
        {
            // Straight from the caller's memory, hashed and written while it is in the cache.
            for (var rest = content.Span; rest.Length > 0; rest = rest[Math.Min(BufferSize, rest.Length)..])
                Append(rest[..Math.Min(BufferSize, rest.Length)]);
        }
        else
        {
            Copy();
        }
        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), file.Position);

        void Append(ReadOnlySpan<byte> part)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(part);
            file.Write(part);
        }

        void Copy()
        {
            var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
            try
            {
                using var source = artifact.Open();
                for (int read; (read = source.Read(buffer)) > 0;)
                    Append(buffer.AsSpan(0, read));
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    private string PathOf(string sha256) => Path.Combine(_blobs, sha256[..2], sha256[2..]);
}
