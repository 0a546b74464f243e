using System.Buffers.Binary;

namespace MarketMaster.Parquet;

/// <summary>BOOLEAN values, one bit each.</summary>
internal sealed class BooleanDecoder : ValueDecoder<bool>
{
    public override long LeastBytes(int values) => (values + 7L) / 8;

    public override void Decode(PageEncoding encoding, ReadOnlySpan<byte> data, Span<bool> values)
    {
        var bits = new int[values.Length];
        if (encoding == PageEncoding.Plain)
            BitUnpacker.Unpack(data, 1, bits);
        else if (encoding == PageEncoding.Rle)
            Runs(data, bits);
        else
            throw Unknown(encoding);
        for (var i = 0; i < bits.Length; i++)
            values[i] = bits[i] != 0;
    }

    private static void Runs(ReadOnlySpan<byte> data, Span<int> bits)
    {
        if (data.Length < 4 || BinaryPrimitives.ReadInt32LittleEndian(data) is var length && (length < 0 || length > data.Length - 4))
            throw new InvalidDataException("the runs of booleans are cut off");
        HybridRuns.Read(data.Slice(4, length), 1, bits);
    }
}
