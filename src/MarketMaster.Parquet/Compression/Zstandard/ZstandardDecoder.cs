using System.Buffers.Binary;

namespace MarketMaster.Parquet;

/// <summary>Zstandard frames (RFC 8878), one after the other. Dictionaries are not supported; the optional checksum is not verified.</summary>
internal static class ZstandardDecoder
{
    private const uint Magic = 0xFD2FB528;
    private const uint SkippableMagic = 0x184D2A50;
    private const int LargestBlock = 1 << 17;

    /// <summary>Decodes all frames; fails rather than giving more than <paramref name="limit"/> bytes.</summary>
    public static void Decode(ReadOnlySpan<byte> data, ByteBuffer output, int limit)
    {
        while (!data.IsEmpty)
        {
            var magic = BinaryPrimitives.ReadUInt32LittleEndian(data);
            if (magic == Magic)
                data = Frame(data[4..], new(output, limit));
            else if ((magic & ~15u) == SkippableMagic)
                data = data[checked(8 + (int)BinaryPrimitives.ReadUInt32LittleEndian(data[4..]))..];
            else
                throw new InvalidDataException("no Zstandard frame starts here");
        }
    }

    private static ReadOnlySpan<byte> Frame(ReadOnlySpan<byte> data, ZstandardOutput output)
    {
        var flags = data[0];
        var single = (flags & 32) != 0;
        var dictionary = (flags & 3) switch { 3 => 4, var bytes => bytes };
        var contentSize = (flags >> 6) switch { 0 => single ? 1 : 0, var power => 1 << power };
        if ((flags & 8) != 0)
            throw new InvalidDataException("a reserved bit of a Zstandard frame is set");
        var position = 1 + (single ? 0 : 1);
        if (data.Slice(position, dictionary).ContainsAnyExcept((byte)0))
            throw new NotSupportedException("Zstandard dictionaries are not supported");
        data = data[(position + dictionary + contentSize)..];
        var literals = new LiteralSection();
        var sequences = new SequenceSection();
        while (!Block(ref data, literals, sequences, output))
        {
        }
        return data[((flags & 4) != 0 ? 4 : 0)..];
    }

    /// <summary>Decodes a block; true after the last.</summary>
    private static bool Block(ref ReadOnlySpan<byte> data, LiteralSection literals, SequenceSection sequences, ZstandardOutput output)
    {
        var head = data[0] | (data[1] << 8) | (data[2] << 16);
        var size = head >> 3;
        data = data[3..];
        if (size > LargestBlock)
            throw new InvalidDataException($"a Zstandard block of {size} bytes; {LargestBlock} is the most");
        switch ((head >> 1) & 3)
        {
            case 0:
                output.Write(data[..size]);
                break;
            case 1:
                output.Repeat(data[0], size);
                size = 1;
                break;
            case 2:
                var block = data[..size];
                var content = literals.Read(block, out var length);
                sequences.Execute(block[length..], content, output);
                break;
            default:
                throw new InvalidDataException("a Zstandard block of reserved type");
        }
        data = data[size..];
        return (head & 1) != 0;
    }
}
