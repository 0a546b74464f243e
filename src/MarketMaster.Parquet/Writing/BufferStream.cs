namespace MarketMaster.Parquet;

/// <summary>Appends what is written to a buffer.</summary>
internal sealed class BufferStream(ByteBuffer output) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => output.Length;

    public override long Position
    {
        get => output.Length;
        set => throw new NotSupportedException("the buffer is only appended to");
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("the buffer is only appended to");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("the buffer is only appended to");

    public override void SetLength(long value) => throw new NotSupportedException("the buffer is only appended to");

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => output.Add(buffer);
}
