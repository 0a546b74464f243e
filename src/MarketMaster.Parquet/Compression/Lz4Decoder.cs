using System.Buffers.Binary;

namespace MarketMaster.Parquet;

/// <summary>An LZ4 block without a frame (LZ4_RAW).</summary>
internal static class Lz4Decoder
{
    private const int ShortestMatch = 4;

    public static void Decode(ReadOnlySpan<byte> data, Span<byte> output)
    {
        var position = 0;
        var written = 0;
        while (position < data.Length)
        {
            var token = data[position++];
            var literals = Length(data, token >> 4, ref position);
            if (literals > data.Length - position || literals > output.Length - written)
                throw new InvalidDataException($"an LZ4 literal of {literals} bytes runs over the end");
            data.Slice(position, (int)literals).CopyTo(output[written..]);
            position += (int)literals;
            written += (int)literals;
            if (position == data.Length)
                break;
            var offset = BinaryPrimitives.ReadUInt16LittleEndian(data[position..]);
            position += 2;
            BackReference.Copy(output, ref written, offset, Length(data, token & 15, ref position) + ShortestMatch);
        }
        if (written != output.Length)
            throw new InvalidDataException($"LZ4 data gave {written} bytes of {output.Length}");
    }

    private static long Length(ReadOnlySpan<byte> data, long length, ref int position)
    {
        if (length < 15)
            return length;
        int more;
        do
            length += more = data[position++];
        while (more == 255);
        return length;
    }
}
