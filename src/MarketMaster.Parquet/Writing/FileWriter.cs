using System.Runtime.ExceptionServices;

namespace MarketMaster.Parquet;

/// <summary>Writes a file part by part, a row group at a time in memory.</summary>
internal sealed class FileWriter(int rows, ParquetWriteOptions options, IReadOnlyList<WrittenColumn> columns)
{
    private static readonly byte[] Magic = "PAR1"u8.ToArray();

    public void Write(Stream stream)
    {
        foreach (var part in Parts())
            stream.Write(part.Span);
    }

    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        foreach (var part in Parts())
            await stream.WriteAsync(part, cancellationToken).ConfigureAwait(false);
    }

    private IEnumerable<ReadOnlyMemory<byte>> Parts()
    {
        yield return Magic;
        var offset = (long)Magic.Length;
        var groups = new List<(long Offset, IReadOnlyList<WrittenChunk> Chunks)>();
        for (var start = 0; start < rows; start += options.RowGroupSize)
        {
            var count = Math.Min(options.RowGroupSize, rows - start);
            var chunks = new List<WrittenChunk>();
            groups.Add((offset, chunks));
            foreach (var chunk in Encode(start, count))
            {
                yield return chunk.Bytes;
                offset += chunk.Length;
                chunks.Add(chunk with { Bytes = default });
            }
        }
        yield return new FooterWriter(columns, Compressor.Codec(options.Compression)).Write(rows, groups).Memory;
    }

    // the columns of a group on as many threads as there are; in order, so the bytes do not depend on it
    private WrittenChunk[] Encode(int start, int count)
    {
        var chunks = new WrittenChunk[columns.Count];
        try
        {
            Parallel.For(0, chunks.Length, i => chunks[i] = ChunkWriter.Write(columns[i], start, count, options));
        }
        catch (AggregateException error) when (error.InnerException is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }
        return chunks;
    }
}
