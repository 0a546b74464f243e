namespace MarketMaster;

/// <summary>Writes files whole or not at all: into a temporary file beside the target, flushed to disk, then renamed over it.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file. On any error or cancellation the target stays as it was and the temporary file is removed.</summary>
    /// <param name="path">The target file; its folder must exist.</param>
    /// <param name="write">Writes the content to the stream that it is given, which it may close.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The disk is full, <paramref name="path"/> is a folder, or the file cannot be replaced.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = Target(path);
        var temporary = Temporary(target);
        try
        {
            using (var stream = Create(temporary, target, FileOptions.None))
            {
                write(stream);
                FlushToDisk(stream, temporary);
            }
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            Remove(temporary);
            throw;
        }
    }

    /// <summary>Writes a file. On any error or cancellation the target stays as it was and the temporary file is removed.</summary>
    /// <param name="path">The target file; its folder must exist.</param>
    /// <param name="write">Writes the content to the stream that it is given, which it may close.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The disk is full, <paramref name="path"/> is a folder, or the file cannot be replaced.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static async Task WriteAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        cancellationToken.ThrowIfCancellationRequested();
        var target = Target(path);
        var temporary = Temporary(target);
        try
        {
            var stream = Create(temporary, target, FileOptions.Asynchronous);
            await using (stream.ConfigureAwait(false))
            {
                await write(stream, cancellationToken).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                if (stream.CanWrite)
                    await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
                FlushToDisk(stream, temporary);
            }
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            Remove(temporary);
            throw;
        }
    }

    private static string Target(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var target = Path.GetFullPath(path);
        if (Directory.Exists(target))
            throw new IOException($"cannot write {target}: it is a folder, name a file in it");
        var folder = Path.GetDirectoryName(target)!;
        return Directory.Exists(folder)
            ? target
            : throw new DirectoryNotFoundException($"cannot write {target}: the folder {folder} does not exist, create it first");
    }

    private static string Temporary(string target) =>
        Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");

    // the framework's message would name the temporary file, which the user never asked for
    private static FileStream Create(string temporary, string target, FileOptions options)
    {
        try
        {
            return new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, options);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new UnauthorizedAccessException($"cannot write {target}: the folder {Path.GetDirectoryName(target)} is not writable", error);
        }
        catch (IOException error)
        {
            throw new IOException($"cannot write {target}: {error.Message.Replace(temporary, target, StringComparison.Ordinal)}", error);
        }
    }

    // a StreamWriter in a using closes the stream: its bytes are in the file then, but not surely on the disk
    private static void FlushToDisk(FileStream stream, string temporary)
    {
        if (stream.CanWrite)
        {
            stream.Flush(flushToDisk: true);
            return;
        }
        using var again = new FileStream(temporary, FileMode.Open, FileAccess.Write, FileShare.None);
        again.Flush(flushToDisk: true);
    }

    // a failure to clean up must not hide the error that caused it
    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }
}
