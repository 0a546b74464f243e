using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Parquet;

/// <summary>Snappy, raw format: the length, then literals and copies from what was written before.</summary>
internal static class SnappyDecoder
{
    private const int Wide = 16;

    public static void Decode(ReadOnlySpan<byte> data, Span<byte> output)
    {
        var position = 0;
        var length = VariableInteger.Read(data, ref position);
        if (length != (ulong)output.Length)
            throw new InvalidDataException($"Snappy data of {length} bytes in a page of {output.Length}");
        var written = 0;
        while (position < data.Length)
        {
            var tag = data[position++];
            if ((tag & 3) == 0 && tag < Wide << 2 && data.Length - position >= Wide && output.Length - written >= Wide)
            {
                // most literals are short: sixteen bytes at once, those too many are overwritten
                Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(data), (nuint)position).StoreUnsafe(ref MemoryMarshal.GetReference(output), (nuint)written);
                position += (tag >> 2) + 1;
                written += (tag >> 2) + 1;
            }
            else if ((tag & 3) == 0)
                Literal(data, tag >> 2, output, ref position, ref written);
            else
                Copy(data, tag, output, ref position, ref written);
        }
        if (written != output.Length)
            throw new InvalidDataException($"Snappy data gave {written} bytes of {output.Length}");
    }

    private static void Literal(ReadOnlySpan<byte> data, int size, Span<byte> output, ref int position, ref int written)
    {
        var length = size + 1L;
        if (size >= 60)
        {
            length = 1;
            for (var i = 0; i < size - 59; i++)
                length += (long)data[position++] << (8 * i);
        }
        if (length > data.Length - position || length > output.Length - written)
            throw new InvalidDataException($"a Snappy literal of {length} bytes runs over the end");
        data.Slice(position, (int)length).CopyTo(output[written..]);
        position += (int)length;
        written += (int)length;
    }

    private static void Copy(ReadOnlySpan<byte> data, int tag, Span<byte> output, ref int position, ref int written)
    {
        var length = (tag >> 2) + 1;
        long offset;
        switch (tag & 3)
        {
            case 1:
                length = ((tag >> 2) & 7) + 4;
                offset = ((tag >> 5) << 8) | data[position++];
                break;
            case 2:
                offset = BinaryPrimitives.ReadUInt16LittleEndian(data[position..]);
                position += 2;
                break;
            default:
                offset = BinaryPrimitives.ReadUInt32LittleEndian(data[position..]);
                position += 4;
                break;
        }
        BackReference.Copy(output, ref written, offset, length);
    }
}
