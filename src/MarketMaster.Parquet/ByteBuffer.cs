namespace MarketMaster.Parquet;

/// <summary>Bytes that grow as they are written.</summary>
internal sealed class ByteBuffer(int capacity = 256)
{
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public Span<byte> Writable => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public void Add(byte value)
    {
        if (Length == _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(16, 2 * Length));
        _bytes[Length++] = value;
    }

    public void Add(ReadOnlySpan<byte> values) => values.CopyTo(Extend(values.Length));

    /// <summary>Makes room for bytes at the end, to be filled by the caller.</summary>
    public Span<byte> Extend(int count)
    {
        var needed = checked(Length + count);
        if (needed > _bytes.Length)
            Array.Resize(ref _bytes, (int)Math.Min(Math.Max(needed, 2L * _bytes.Length), Array.MaxLength));
        Length = needed;
        return _bytes.AsSpan(needed - count, count);
    }

    /// <summary>Gives bytes at the end back.</summary>
    public void Truncate(int length) => Length = length;
}
