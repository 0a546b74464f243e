using System.Buffers;
using System.IO.Compression;

namespace MarketMaster.Parquet;

/// <summary>Decompresses pages into memory that the next one uses again. It grows with what really comes out, never with what a header claims.</summary>
internal sealed class Decompressor
{
    private const int FirstBuffer = 1 << 16;

    private readonly ByteBuffer _output = new();

    public ReadOnlySpan<byte> Decompress(CompressionCodec codec, ArraySegment<byte> data, int size)
    {
        switch (codec)
        {
            case CompressionCodec.None:
                return data.Count == size ? data : throw new InvalidDataException($"an uncompressed page of {data.Count} bytes claims {size}");
            case CompressionCodec.Snappy:
                var snappy = Allocate(size, data.Count, mostExpansion: 22);
                SnappyDecoder.Decode(data, snappy);
                return snappy;
            case CompressionCodec.Lz4Raw:
                var lz4 = Allocate(size, data.Count, mostExpansion: 256);
                Lz4Decoder.Decode(data, lz4);
                return lz4;
            case CompressionCodec.Gzip:
                return Gzip(data, size);
            case CompressionCodec.Brotli:
                return Brotli(data, size);
            case CompressionCodec.Zstandard:
                return Zstandard(data, size);
            default:
                throw new NotSupportedException($"compression {codec} is not supported: write the file with gzip, snappy, zstd, brotli, lz4_raw or none");
        }
    }

    private Span<byte> Allocate(int size, int compressed, long mostExpansion)
    {
        if (size > mostExpansion * compressed + 64)
            throw new InvalidDataException($"{compressed} compressed bytes cannot hold {size}");
        _output.Truncate(0);
        return _output.Extend(size);
    }

    private ByteBuffer Growing()
    {
        _output.Truncate(0);
        return _output;
    }

    private ReadOnlySpan<byte> Gzip(ArraySegment<byte> data, int size)
    {
        if (data.Count == 0 && size == 0)
            return [];
        var output = Growing();
        using var stream = new GZipStream(new MemoryStream(data.Array!, data.Offset, data.Count), CompressionMode.Decompress);
        while (output.Length < size)
        {
            var part = Math.Min(size - output.Length, FirstBuffer);
            var read = stream.ReadAtLeast(output.Extend(part), part, throwOnEndOfStream: false);
            if (read < part)
                throw new InvalidDataException($"gzip data gave {output.Length - part + read} bytes of {size}");
        }
        return stream.ReadByte() < 0 ? output.Span : throw new InvalidDataException($"gzip data gives more than {size} bytes");
    }

    private ReadOnlySpan<byte> Brotli(ReadOnlySpan<byte> data, int size)
    {
        if (data.Length == 0 && size == 0)
            return [];
        var output = Growing();
        using var decoder = new BrotliDecoder();
        while (true)
        {
            var written = output.Length;
            // one byte more than is left shows data that goes on
            var room = output.Extend(Math.Min(size - written + 1, FirstBuffer));
            var status = decoder.Decompress(data, room, out var consumed, out var produced);
            data = data[consumed..];
            output.Truncate(written + produced);
            if (output.Length > size || status is OperationStatus.InvalidData or OperationStatus.NeedMoreData)
                throw new InvalidDataException($"Brotli data is damaged after {output.Length} of {size} bytes");
            if (status == OperationStatus.Done)
                return output.Length == size ? output.Span : throw new InvalidDataException($"Brotli data gave {output.Length} bytes of {size}");
        }
    }

    private ReadOnlySpan<byte> Zstandard(ReadOnlySpan<byte> data, int size)
    {
        if (data.Length == 0 && size == 0)
            return [];
        var output = Growing();
        ZstandardDecoder.Decode(data, output, size);
        return output.Length == size ? output.Span : throw new InvalidDataException($"Zstandard data gave {output.Length} bytes of {size}");
    }
}
