namespace MarketMaster.Parquet;

/// <summary>Copies from output already written; the regions may overlap, which repeats a pattern.</summary>
internal static class BackReference
{
    public static void Copy(Span<byte> output, ref int written, long offset, long length)
    {
        if (offset <= 0 || offset > written || length > output.Length - written)
            throw new InvalidDataException($"a copy of {length} bytes from {offset} back, at {written} of {output.Length}");
        var from = written - (int)offset;
        if (offset >= length)
            output.Slice(from, (int)length).CopyTo(output[written..]);
        else
        {
            for (var i = 0; i < length; i++)
                output[written + i] = output[from + i];
        }
        written += (int)length;
    }
}
