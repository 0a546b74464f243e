namespace MarketMaster.Parquet;

/// <summary>Writes the rows of one column, one row group after another, as pages. Its memory is used again for the next group.</summary>
internal sealed class ChunkWriter(WrittenColumn column, ParquetWriteOptions options)
{
    private readonly Compressor _compressor = new(options.Compression);
    private ByteBuffer _bytes = new();
    private ByteBuffer _other = new();

    public WrittenChunk Write(int start, int count)
    {
        WrittenChunk? smallest = null;
        foreach (var rows in column.Encode(start, count, options.Compact))
        {
            var chunk = Write(rows, count);
            if (smallest is not null && chunk.Length >= smallest.Length)
                continue;
            smallest = chunk;
            (_bytes, _other) = (_other, _bytes);
        }
        return smallest!;
    }

    private WrittenChunk Write(EncodedRows rows, int count)
    {
        _bytes.Truncate(0);
        var uncompressed = 0L;
        if (rows.Dictionary is { } dictionary)
            uncompressed += Page(dictionary, PageType.Dictionary, (7, rows.DictionaryCount, PageEncoding.Plain));
        var dataOffset = _bytes.Length;
        uncompressed += Page(rows.Page, PageType.Data, (5, count, rows.Encoding));
        return new(_bytes.Memory, _bytes.Length, uncompressed, dataOffset, rows.Dictionary is not null, rows.Encoding, rows.Statistics, count);
    }

    // returns what the page would take uncompressed, its header included
    private int Page(ByteBuffer page, PageType type, (int Field, int Count, PageEncoding Encoding) header)
    {
        var compressed = _compressor.Compress(page);
        var start = _bytes.Length;
        var writer = new ThriftWriter(_bytes);
        writer.Item(() =>
        {
            writer.Int32(1, (int)type);
            writer.Int32(2, page.Length);
            writer.Int32(3, compressed.Length);
            writer.Int32(4, (int)Crc32.Compute(compressed.Span));
            writer.Struct(header.Field, () =>
            {
                writer.Int32(1, header.Count);
                writer.Int32(2, (int)header.Encoding);
                if (type != PageType.Data)
                    return;
                writer.Int32(3, (int)PageEncoding.Rle);
                writer.Int32(4, (int)PageEncoding.Rle);
            });
        });
        var headerLength = _bytes.Length - start;
        _bytes.Add(compressed.Span);
        return headerLength + page.Length;
    }
}

/// <summary>A column chunk as it goes into the file.</summary>
internal sealed record WrittenChunk(ReadOnlyMemory<byte> Bytes, int Length, long UncompressedSize, int DataOffset, bool HasDictionary, PageEncoding Encoding, ColumnStatistics Statistics, int Rows);
