namespace MarketMaster.Parquet;

/// <summary>What a Zstandard frame decodes to, up to a limit.</summary>
internal sealed class ZstandardOutput(ByteBuffer buffer, int limit)
{
    private readonly int _start = buffer.Length;

    public void Write(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Extend(bytes.Length));

    public void Repeat(byte value, int count) => Extend(count).Fill(value);

    public void Copy(long offset, int length)
    {
        var written = buffer.Length - _start;
        Extend(length);
        BackReference.Copy(buffer.Writable[_start..], ref written, offset, length);
    }

    private Span<byte> Extend(int count) => count <= limit - buffer.Length
        ? buffer.Extend(count)
        : throw new InvalidDataException($"Zstandard data gives more than {limit} bytes");
}
