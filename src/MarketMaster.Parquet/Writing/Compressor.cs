using System.IO.Compression;

namespace MarketMaster.Parquet;

/// <summary>Compresses pages.</summary>
internal static class Compressor
{
    public static CompressionCodec Codec(ParquetCompression compression) => compression switch
    {
        ParquetCompression.Gzip => CompressionCodec.Gzip,
        ParquetCompression.Snappy => CompressionCodec.Snappy,
        ParquetCompression.None => CompressionCodec.None,
        _ => throw new ArgumentOutOfRangeException(nameof(compression), compression, "compression must be Gzip, Snappy or None"),
    };

    public static ReadOnlyMemory<byte> Compress(CompressionCodec codec, ByteBuffer page)
    {
        if (codec == CompressionCodec.None)
            return page.Memory;
        if (codec == CompressionCodec.Snappy)
        {
            var output = new ByteBuffer(page.Length / 2 + 64);
            SnappyEncoder.Encode(page.Span, output);
            return output.Memory;
        }
        var stream = new MemoryStream(page.Length / 2 + 64);
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(page.Span);
        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }
}
