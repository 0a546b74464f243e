using System.Buffers.Binary;

namespace MarketMaster.Parquet;

/// <summary>Values of a fixed number of bits, packed from the lowest bit of each byte.</summary>
internal static class BitUnpacker
{
    /// <summary>Unpacks values of up to 32 bits.</summary>
    public static void Unpack(ReadOnlySpan<byte> data, int width, Span<int> values)
    {
        if (((long)values.Length * width + 7) / 8 > data.Length)
            throw new InvalidDataException($"{values.Length} values of {width} bits do not fit into {data.Length} bytes");
        for (var i = 0; i < values.Length; i++)
            values[i] = (int)Read(data, (long)i * width, width);
    }

    /// <summary>One value of up to 64 bits.</summary>
    public static ulong Read(ReadOnlySpan<byte> data, long bit, int width)
    {
        if (width == 0)
            return 0;
        var start = (int)(bit >> 3);
        var shift = (int)(bit & 7);
        var value = Load(data, start) >> shift;
        if (shift + width > 64)
            value |= (ulong)data[start + 8] << (64 - shift);
        return width == 64 ? value : value & ((1UL << width) - 1);
    }

    private static ulong Load(ReadOnlySpan<byte> data, int start)
    {
        if (start + 8 <= data.Length)
            return BinaryPrimitives.ReadUInt64LittleEndian(data[start..]);
        var value = 0UL;
        for (var i = data.Length - 1; i >= start; i--)
            value = (value << 8) | data[i];
        return value;
    }
}
