namespace MarketMaster;

/// <summary>Writes what comes in parts: each is written before the next is asked for, so its memory may be used again.</summary>
internal static class FileParts
{
    public static void Write(Stream stream, IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        foreach (var part in parts)
            stream.Write(part.Span);
    }

    public static async Task WriteAsync(Stream stream, IEnumerable<ReadOnlyMemory<byte>> parts, CancellationToken cancellationToken)
    {
        foreach (var part in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await stream.WriteAsync(part, cancellationToken).ConfigureAwait(false);
        }
    }
}
