using System.Buffers.Binary;

namespace MarketMaster.Parquet;

/// <summary>INT96 times (nanoseconds of the day and Julian day) as ticks of 100 ns since 1970.</summary>
internal sealed class Int96Decoder : ValueDecoder<long>
{
    private const int Width = 12;
    private const int JulianDayOf1970 = 2_440_588;

    public override long LeastBytes(int values) => (long)values * Width;

    public override void Decode(PageEncoding encoding, ReadOnlySpan<byte> data, Span<long> values)
    {
        if (encoding != PageEncoding.Plain)
            throw Unknown(encoding);
        if (data.Length < LeastBytes(values.Length))
            throw new InvalidDataException($"{data.Length} bytes of values where {LeastBytes(values.Length)} belong");
        for (var i = 0; i < values.Length; i++)
        {
            var nanos = BinaryPrimitives.ReadInt64LittleEndian(data[(i * Width)..]);
            var day = BinaryPrimitives.ReadInt32LittleEndian(data[(i * Width + 8)..]);
            // far days overflow; the ends of the range are no times of .NET, and refused as such when the cell is read
            var ticks = (day - (Int128)JulianDayOf1970) * TimeSpan.TicksPerDay + nanos / TimeSpan.NanosecondsPerTick;
            values[i] = (long)Int128.Clamp(ticks, long.MinValue, long.MaxValue);
        }
    }
}
