namespace MarketMaster.Parquet;

/// <summary>BYTE_STREAM_SPLIT: all first bytes of the values, then all second bytes, and so on.</summary>
internal static class ByteStreams
{
    public static void Join(ReadOnlySpan<byte> data, int width, Span<byte> values)
    {
        if (data.Length != values.Length)
            throw new InvalidDataException($"{data.Length} bytes of split values where {values.Length} belong");
        var count = values.Length / width;
        for (var stream = 0; stream < width; stream++)
        {
            for (var i = 0; i < count; i++)
                values[i * width + stream] = data[stream * count + i];
        }
    }

    public static void Split(ReadOnlySpan<byte> values, int width, Span<byte> output)
    {
        var count = values.Length / width;
        for (var stream = 0; stream < width; stream++)
        {
            for (var i = 0; i < count; i++)
                output[stream * count + i] = values[i * width + stream];
        }
    }
}
