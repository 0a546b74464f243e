namespace MarketMaster.Parquet;

/// <summary>Writes the rows of one column of one row group as pages.</summary>
internal static class ChunkWriter
{
    public static WrittenChunk Write(WrittenColumn column, int start, int count, ParquetWriteOptions options)
    {
        WrittenChunk? smallest = null;
        foreach (var rows in column.Encode(start, count, options.Compact))
        {
            var chunk = Write(rows, count, Compressor.Codec(options.Compression));
            if (smallest is null || chunk.Length < smallest.Length)
                smallest = chunk;
        }
        return smallest!;
    }

    private static WrittenChunk Write(EncodedRows rows, int count, CompressionCodec codec)
    {
        var bytes = new ByteBuffer(codec == CompressionCodec.None ? rows.Page.Length + 256 : rows.Page.Length / 2 + 256);
        var uncompressed = 0L;
        if (rows.Dictionary is { } dictionary)
            uncompressed += Page(bytes, dictionary, codec, PageType.Dictionary, (7, rows.DictionaryCount, PageEncoding.Plain));
        var dataOffset = bytes.Length;
        uncompressed += Page(bytes, rows.Page, codec, PageType.Data, (5, count, rows.Encoding));
        return new(bytes.Memory, bytes.Length, uncompressed, dataOffset, rows.Dictionary is not null, rows.Encoding, rows.Statistics, count);
    }

    // returns what the page would take uncompressed, its header included
    private static int Page(ByteBuffer bytes, ByteBuffer page, CompressionCodec codec, PageType type, (int Field, int Count, PageEncoding Encoding) header)
    {
        var compressed = Compressor.Compress(codec, page);
        var start = bytes.Length;
        var writer = new ThriftWriter(bytes);
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
        var headerLength = bytes.Length - start;
        bytes.Add(compressed.Span);
        return headerLength + page.Length;
    }
}

/// <summary>A column chunk as it goes into the file.</summary>
internal sealed record WrittenChunk(ReadOnlyMemory<byte> Bytes, int Length, long UncompressedSize, int DataOffset, bool HasDictionary, PageEncoding Encoding, ColumnStatistics Statistics, int Rows);
