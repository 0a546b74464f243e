using System.IO.Compression;

namespace MarketMaster.Parquet;

/// <summary>Compresses pages into memory that the next one uses again. Not safe to use from several threads at once.</summary>
internal sealed class Compressor(ParquetCompression compression)
{
    private readonly CompressionCodec _codec = Codec(compression);
    private readonly ByteBuffer _output = new();
    private readonly MemoryStream _stream = new();

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
        if (_codec == CompressionCodec.Snappy)
        {
            _output.Truncate(0);
            SnappyEncoder.Encode(page.Span, _output);
            return _output.Memory;
        }
        _stream.SetLength(0);
        using (var gzip = new GZipStream(_stream, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(page.Span);
        return _stream.GetBuffer().AsMemory(0, (int)_stream.Length);
    }
}
