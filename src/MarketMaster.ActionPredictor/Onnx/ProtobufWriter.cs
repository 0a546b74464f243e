using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace MarketMaster.Prediction;

/// <summary>Writes one protobuf message: fields by number, nested messages as bytes.</summary>
internal sealed class ProtobufWriter
{
    private const int VarintField = 0;
    private const int LengthField = 2;
    private readonly ArrayBufferWriter<byte> _buffer = new(256);

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public ProtobufWriter Int(int field, long value)
    {
        Varint((ulong)((field << 3) | VarintField));
        Varint(unchecked((ulong)value));
        return this;
    }

    public ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtobufWriter Message(int field, ProtobufWriter message) => Bytes(field, message.Written);

    public ProtobufWriter Floats(int field, ReadOnlySpan<float> values)
    {
        Varint((ulong)((field << 3) | LengthField));
        Varint((ulong)values.Length * sizeof(float));
        var target = _buffer.GetSpan(values.Length * sizeof(float));
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(target[(i * sizeof(float))..], values[i]);
        _buffer.Advance(values.Length * sizeof(float));
        return this;
    }

    public ProtobufWriter Ints(int field, ReadOnlySpan<long> values)
    {
        var packed = new ProtobufWriter();
        foreach (var value in values)
            packed.Varint(unchecked((ulong)value));
        return Bytes(field, packed.Written);
    }

    private ProtobufWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Varint((ulong)((field << 3) | LengthField));
        Varint((ulong)value.Length);
        _buffer.Write(value);
        return this;
    }

    private void Varint(ulong value)
    {
        var target = _buffer.GetSpan(10);
        var count = 0;
        for (; value >= 0x80; value >>= 7)
            target[count++] = (byte)(value | 0x80);
        target[count++] = (byte)value;
        _buffer.Advance(count);
    }
}
