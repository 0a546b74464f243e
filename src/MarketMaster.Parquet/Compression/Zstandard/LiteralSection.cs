using System.Buffers.Binary;

namespace MarketMaster.Parquet;

/// <summary>The literals of a Zstandard frame's blocks: the Huffman table lives from block to block.</summary>
internal sealed class LiteralSection
{
    private const int LargestBlock = 1 << 17;

    private readonly byte[] _literals = new byte[LargestBlock];
    private HuffmanTable? _table;

    /// <summary>Reads the section and returns the bytes it took.</summary>
    public ReadOnlySpan<byte> Read(ReadOnlySpan<byte> data, out int length)
    {
        var type = data[0] & 3;
        return type < 2 ? Plain(data, type == 1, out length) : Compressed(data, type == 2, out length);
    }

    private Span<byte> Plain(ReadOnlySpan<byte> data, bool repeated, out int length)
    {
        var head = ((data[0] >> 2) & 3) switch { 1 => 2, 3 => 3, _ => 1 };
        var size = head switch { 1 => data[0] >> 3, 2 => (data[0] >> 4) | (data[1] << 4), _ => (data[0] >> 4) | (data[1] << 4) | (data[2] << 12) };
        var literals = Literals(size);
        if (repeated)
            literals.Fill(data[head]);
        else
            data.Slice(head, size).CopyTo(literals);
        length = head + (repeated ? 1 : size);
        return literals;
    }

    private Span<byte> Compressed(ReadOnlySpan<byte> data, bool newTable, out int length)
    {
        var format = (data[0] >> 2) & 3;
        var (head, width) = format switch { 2 => (4, 14), 3 => (5, 18), _ => (3, 10) };
        var literals = Literals((int)BitUnpacker.Read(data, 4, width));
        var compressed = (int)BitUnpacker.Read(data, 4 + width, width);
        length = head + compressed;
        var streams = data.Slice(head, compressed);
        if (newTable)
        {
            _table = HuffmanTable.Read(streams, out var described);
            streams = streams[described..];
        }
        if (_table is null)
            throw new InvalidDataException("a block repeats a Huffman table that was never there");
        if (format == 0)
            _table.Decode(streams, literals);
        else
            FourStreams(_table, streams, literals);
        return literals;
    }

    private static void FourStreams(HuffmanTable table, ReadOnlySpan<byte> data, Span<byte> literals)
    {
        var each = (literals.Length + 3) / 4;
        var streams = data[6..];
        for (var i = 0; i < 3; i++)
        {
            var size = BinaryPrimitives.ReadUInt16LittleEndian(data[(2 * i)..]);
            table.Decode(streams[..size], literals[..each]);
            streams = streams[size..];
            literals = literals[each..];
        }
        table.Decode(streams, literals);
    }

    private Span<byte> Literals(int size) => size <= LargestBlock
        ? _literals.AsSpan(0, size)
        : throw new InvalidDataException($"{size} literals in a block; {LargestBlock} is the most");
}
