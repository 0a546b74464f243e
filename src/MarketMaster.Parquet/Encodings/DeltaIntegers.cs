namespace MarketMaster.Parquet;

/// <summary>DELTA_BINARY_PACKED: integers as differences, bit-packed in blocks with a common minimum.</summary>
internal static class DeltaIntegers
{
    private const int BlockSize = 128;
    private const int Miniblocks = 4;

    /// <summary>Reads exactly as many values as asked for and returns the bytes consumed.</summary>
    public static int Read(ReadOnlySpan<byte> data, Span<long> values)
    {
        var position = 0;
        var blockSize = VariableInteger.Read(data, ref position);
        var miniblocks = VariableInteger.Read(data, ref position);
        var total = VariableInteger.Read(data, ref position);
        var value = VariableInteger.UnZigZag(VariableInteger.Read(data, ref position));
        if (total != (ulong)values.Length)
            throw new InvalidDataException($"{total} delta values where {values.Length} belong");
        if (miniblocks is 0 or > 4096 || blockSize is 0 or > 1 << 24 || blockSize % miniblocks != 0 || blockSize / miniblocks % 8 != 0)
            throw new InvalidDataException($"delta blocks of {blockSize} values in {miniblocks} parts");
        if (values.IsEmpty)
            return position;
        values[0] = value;
        Blocks(data, values, value, (int)miniblocks, (int)(blockSize / miniblocks), ref position);
        return position;
    }

    public static void Write(ByteBuffer output, ReadOnlySpan<long> values)
    {
        VariableInteger.Write(output, BlockSize);
        VariableInteger.Write(output, Miniblocks);
        VariableInteger.Write(output, (ulong)values.Length);
        VariableInteger.Write(output, VariableInteger.ZigZag(values.IsEmpty ? 0 : values[0]));
        Span<long> deltas = stackalloc long[BlockSize];
        for (var start = 1; start < values.Length; start += BlockSize)
        {
            var count = Math.Min(BlockSize, values.Length - start);
            for (var i = 0; i < count; i++)
                deltas[i] = values[start + i] - values[start + i - 1];
            WriteBlock(output, deltas[..count]);
        }
    }

    private static void Blocks(ReadOnlySpan<byte> data, Span<long> values, long value, int miniblocks, int size, ref int position)
    {
        for (var next = 1; next < values.Length;)
        {
            var minimum = VariableInteger.UnZigZag(VariableInteger.Read(data, ref position));
            var widths = data.Slice(position, miniblocks);
            position += miniblocks;
            for (var part = 0; part < miniblocks && next < values.Length; part++)
            {
                var width = (int)widths[part];
                var count = Math.Min(size, values.Length - next);
                if (width > 64 || ((long)count * width + 7) / 8 > data.Length - position)
                    throw new InvalidDataException($"{count} differences of {width} bits with {data.Length - position} bytes left");
                var packed = data[position..];
                for (var i = 0; i < count; i++)
                    values[next++] = value += minimum + (long)BitUnpacker.Read(packed, (long)i * width, width);
                position = (int)Math.Min(data.Length, position + (long)size / 8 * width);
            }
        }
    }

    private static void WriteBlock(ByteBuffer output, Span<long> deltas)
    {
        var minimum = long.MaxValue;
        foreach (var delta in deltas)
            minimum = Math.Min(minimum, delta);
        VariableInteger.Write(output, VariableInteger.ZigZag(minimum));
        const int Size = BlockSize / Miniblocks;
        Span<int> widths = stackalloc int[Miniblocks];
        for (var part = 0; part < Miniblocks; part++)
        {
            var all = 0UL;
            for (var i = part * Size; i < Math.Min(deltas.Length, (part + 1) * Size); i++)
                all |= (ulong)(deltas[i] - minimum);
            widths[part] = 64 - System.Numerics.BitOperations.LeadingZeroCount(all);
            output.Add((byte)widths[part]);
        }
        for (var part = 0; part * Size < deltas.Length; part++)
            Pack(output.Extend(Size / 8 * widths[part]), widths[part], deltas[(part * Size)..Math.Min(deltas.Length, (part + 1) * Size)], minimum);
    }

    private static void Pack(Span<byte> bytes, int width, ReadOnlySpan<long> deltas, long minimum)
    {
        bytes.Clear();
        for (var i = 0; i < deltas.Length; i++)
        {
            var value = (ulong)(deltas[i] - minimum);
            for (var bit = 0; bit < width; bit++)
            {
                if (((value >> bit) & 1) != 0)
                    bytes[(i * width + bit) >> 3] |= (byte)(1 << ((i * width + bit) & 7));
            }
        }
    }
}
