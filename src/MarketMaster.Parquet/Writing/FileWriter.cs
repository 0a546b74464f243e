using System.Runtime.ExceptionServices;

namespace MarketMaster.Parquet;

/// <summary>Writes a file part by part, a row group at a time in memory.</summary>
internal sealed class FileWriter(ParquetWriteOptions options, IReadOnlyList<WrittenColumn> columns)
{
    private readonly ChunkWriter[] _writers = [.. columns.Select(column => new ChunkWriter(column, options))];

    public void Write(Stream stream, int rows)
    {
        foreach (var part in Parts(Groups(rows)))
            stream.Write(part.Span);
    }

    public async Task WriteAsync(Stream stream, int rows, CancellationToken cancellationToken)
    {
        foreach (var part in Parts(Groups(rows)))
            await stream.WriteAsync(part, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The parts of the file. Each is to be written before the next is asked for: its memory is used again.</summary>
    /// <param name="groups">The rows of each row group, as the columns know them; a group is asked for when the one before is written.</param>
    public IEnumerable<ReadOnlyMemory<byte>> Parts(IEnumerable<(int Start, int Count)> groups)
    {
        yield return "PAR1"u8.ToArray();
        var (offset, rows) = (4L, 0L);
        var written = new List<(long Offset, IReadOnlyList<WrittenChunk> Chunks)>();
        foreach (var (start, count) in groups)
        {
            var chunks = new List<WrittenChunk>();
            written.Add((offset, chunks));
            foreach (var chunk in Encode(start, count))
            {
                yield return chunk.Bytes;
                offset += chunk.Length;
                chunks.Add(chunk with { Bytes = default });
            }
            rows += count;
        }
        yield return new FooterWriter(columns, Compressor.Codec(options.Compression)).Write(rows, written).Memory;
    }

    private IEnumerable<(int Start, int Count)> Groups(int rows)
    {
        for (var start = 0; start < rows; start += options.RowGroupSize)
            yield return (start, Math.Min(options.RowGroupSize, rows - start));
    }

    // the columns of a group on as many threads as there are; in order, so the bytes do not depend on it
    private WrittenChunk[] Encode(int start, int count)
    {
        var chunks = new WrittenChunk[_writers.Length];
        try
        {
            Parallel.For(0, chunks.Length, i => chunks[i] = _writers[i].Write(start, count));
        }
        catch (AggregateException error) when (error.InnerException is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }
        return chunks;
    }
}
