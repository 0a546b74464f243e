using System.Buffers.Binary;

namespace MarketMaster.Parquet;

/// <summary>CRC-32 (polynomial 0xEDB88320, as in gzip), eight bytes at a step.</summary>
internal static class Crc32
{
    private static readonly uint[][] Tables = Build();

    public static uint Compute(ReadOnlySpan<byte> data)
    {
        var t = Tables;
        var crc = ~0u;
        for (; data.Length >= 8; data = data[8..])
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(data) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            crc = t[7][(byte)low] ^ t[6][(byte)(low >> 8)] ^ t[5][(byte)(low >> 16)] ^ t[4][low >> 24]
                ^ t[3][(byte)high] ^ t[2][(byte)(high >> 8)] ^ t[1][(byte)(high >> 16)] ^ t[0][high >> 24];
        }
        foreach (var value in data)
            crc = t[0][(byte)(crc ^ value)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[][] Build()
    {
        var tables = new uint[8][];
        tables[0] = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320u : value >> 1;
            tables[0][i] = value;
        }
        for (var k = 1; k < 8; k++)
            tables[k] = Array.ConvertAll(tables[k - 1], value => tables[0][(byte)value] ^ (value >> 8));
        return tables;
    }
}
