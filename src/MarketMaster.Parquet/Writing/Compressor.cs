using System.IO.Compression;

namespace MarketMaster.Parquet;

/// <summary>Compresses pages into memory that the next one uses again. Not safe to use from several threads at once.</summary>
internal sealed class Compressor(ParquetCompression compression)
{
    private readonly CompressionCodec _codec = Codec(compression);
    private readonly ByteBuffer _output = new();

    public static CompressionCodec Codec(ParquetCompression compression) => compression switch
    {
        ParquetCompression.Gzip => CompressionCodec.Gzip,
        ParquetCompression.Snappy => CompressionCodec.Snappy,
        ParquetCompression.None => CompressionCodec.None,
        _ => throw new ArgumentOutOfRangeException(nameof(compression), compression, "compression must be Gzip, Snappy or None"),
    };

    public ReadOnlyMemory<byte> Compress(ByteBuffer page)
    {
        if (_codec == CompressionCodec.None)
            return page.Memory;
        _output.Truncate(0);
        if (_codec == CompressionCodec.Snappy)
        {
            SnappyEncoder.Encode(page.Span, _output);
            return _output.Memory;
        }
        using (var gzip = new GZipStream(new BufferStream(_output), CompressionLevel.Fastest))
            gzip.Write(page.Span);
        return _output.Memory;
    }
}
