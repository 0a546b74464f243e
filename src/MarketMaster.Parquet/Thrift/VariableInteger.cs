namespace MarketMaster.Parquet;

/// <summary>Unsigned LEB128 integers: 7 bits a byte, the lowest first.</summary>
internal static class VariableInteger
{
    public static ulong Read(ReadOnlySpan<byte> data, ref int position)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (position >= data.Length)
                throw new InvalidDataException("a variable-length integer is cut off");
            var part = data[position++];
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
                return value;
        }
        throw new InvalidDataException("a variable-length integer is longer than 64 bits");
    }

    public static void Write(ByteBuffer output, ulong value)
    {
        for (; value >= 128; value >>= 7)
            output.Add((byte)(value | 128));
        output.Add((byte)value);
    }

    public static ulong ZigZag(long value) => (ulong)(value << 1) ^ (ulong)(value >> 63);

    public static long UnZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
