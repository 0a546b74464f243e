using System.Buffers.Binary;

namespace MarketMaster.Parquet;

/// <summary>Snappy, raw format: greedy matching with a hash of four bytes inside blocks of 64 KiB.</summary>
internal static class SnappyEncoder
{
    private const int BlockSize = 1 << 16;
    private const int HashBits = 14;
    private const int LongestCopy = 64;

    public static void Encode(ReadOnlySpan<byte> data, ByteBuffer output)
    {
        VariableInteger.Write(output, (ulong)data.Length);
        var table = new ushort[1 << HashBits];
        for (; !data.IsEmpty; data = data[Math.Min(BlockSize, data.Length)..])
        {
            Array.Clear(table);
            Block(data[..Math.Min(BlockSize, data.Length)], table, output);
        }
    }

    private static void Block(ReadOnlySpan<byte> block, ushort[] table, ByteBuffer output)
    {
        var literal = 0;
        var misses = 32;
        for (var i = 1; i + 4 <= block.Length;)
        {
            var bytes = BinaryPrimitives.ReadUInt32LittleEndian(block[i..]);
            ref var slot = ref table[(bytes * 0x9E3779B1u) >> (32 - HashBits)];
            var candidate = slot;
            slot = (ushort)i;
            if (BinaryPrimitives.ReadUInt32LittleEndian(block[candidate..]) != bytes)
            {
                // the longer nothing repeats, the larger the steps
                i += misses++ >> 5;
                continue;
            }
            misses = 32;
            Literal(block[literal..i], output);
            var length = 4 + block[(i + 4)..].CommonPrefixLength(block[(candidate + 4)..]);
            Copy(i - candidate, length, output);
            literal = i += length;
        }
        Literal(block[literal..], output);
    }

    private static void Literal(ReadOnlySpan<byte> bytes, ByteBuffer output)
    {
        if (bytes.IsEmpty)
            return;
        var size = bytes.Length - 1;
        if (size < 60)
            output.Add((byte)(size << 2));
        else
        {
            output.Add((byte)((size < 256 ? 60 : 61) << 2));
            output.Add((byte)size);
            if (size >= 256)
                output.Add((byte)(size >> 8));
        }
        output.Add(bytes);
    }

    private static void Copy(int offset, int length, ByteBuffer output)
    {
        for (; length > 0; length -= LongestCopy)
        {
            output.Add((byte)(((Math.Min(length, LongestCopy) - 1) << 2) | 2));
            output.Add((byte)offset);
            output.Add((byte)(offset >> 8));
        }
    }
}
