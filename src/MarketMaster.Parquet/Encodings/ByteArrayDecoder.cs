using System.Buffers.Binary;

namespace MarketMaster.Parquet;

/// <summary>BYTE_ARRAY values, or FIXED_LENGTH_BYTE_ARRAY values of a given width.</summary>
/// <param name="width">Bytes of every value; -1 where each tells its own.</param>
internal sealed class ByteArrayDecoder(int width) : ValueDecoder<byte[]>
{
    private const long MostExpansion = 64;
    private const long SmallPage = 1 << 20;

    public override long LeastBytes(int values) => (long)values * (width < 0 ? 4 : width);

    public override void Decode(PageEncoding encoding, ReadOnlySpan<byte> data, Span<byte[]> values)
    {
        if (encoding == PageEncoding.Plain)
            Plain(data, values);
        else if (encoding == PageEncoding.DeltaLengthByteArray)
            Lengths(data, values);
        else if (encoding == PageEncoding.DeltaByteArray)
            Prefixes(data, values);
        else if (encoding == PageEncoding.ByteStreamSplit && width > 0)
            Split(data, values);
        else
            throw Unknown(encoding);
    }

    private void Plain(ReadOnlySpan<byte> data, Span<byte[]> values)
    {
        foreach (ref var value in values)
        {
            var length = width;
            if (length < 0)
            {
                length = data.Length < 4 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(data);
                data = data[Math.Min(4, data.Length)..];
            }
            value = Take(ref data, length);
        }
    }

    private static void Lengths(ReadOnlySpan<byte> data, Span<byte[]> values)
    {
        var lengths = new long[values.Length];
        data = data[DeltaIntegers.Read(data, lengths)..];
        for (var i = 0; i < values.Length; i++)
            values[i] = Take(ref data, lengths[i]);
    }

    // every value repeats a prefix of the one before, so a few bytes can ask for gigabytes
    private static void Prefixes(ReadOnlySpan<byte> data, Span<byte[]> values)
    {
        var budget = Math.Max(SmallPage, MostExpansion * data.Length);
        var prefixes = new long[values.Length];
        data = data[DeltaIntegers.Read(data, prefixes)..];
        Lengths(data, values);
        byte[] previous = [];
        for (var i = 0; i < values.Length; i++)
        {
            var prefix = prefixes[i];
            if (prefix < 0 || prefix > previous.Length)
                throw new InvalidDataException($"a value repeats {prefix} bytes of the {previous.Length} before it");
            if (prefix > 0)
            {
                budget -= prefix + values[i].Length;
                if (budget < 0)
                    throw new InvalidDataException($"values expand to more than {MostExpansion} times their page");
                values[i] = [.. previous.AsSpan(0, (int)prefix), .. values[i]];
            }
            previous = values[i];
        }
    }

    private void Split(ReadOnlySpan<byte> data, Span<byte[]> values)
    {
        if (data.Length != (long)values.Length * width)
            throw new InvalidDataException($"{data.Length} bytes of split values where {(long)values.Length * width} belong");
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = new byte[width];
            for (var stream = 0; stream < width; stream++)
                values[i][stream] = data[stream * values.Length + i];
        }
    }

    private static byte[] Take(ref ReadOnlySpan<byte> data, long length)
    {
        if (length < 0 || length > data.Length)
            throw new InvalidDataException($"a value of {length} bytes with {data.Length} bytes left");
        var value = length == 0 ? [] : data[..(int)length].ToArray();
        data = data[(int)length..];
        return value;
    }
}
