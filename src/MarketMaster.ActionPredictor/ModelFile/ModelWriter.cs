using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace MarketMaster.Prediction;

/// <summary>Writes the primitives of a model file, little-endian; whole numbers as variable-length integers.</summary>
internal sealed class ModelWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    public void Int(long value)
    {
        var rest = (ulong)((value << 1) ^ (value >> 63));
        for (; rest >= 0x80; rest >>= 7)
            Byte((byte)(rest | 0x80));
        Byte((byte)rest);
    }

    public void Double(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_buffer.GetSpan(8), value);
        _buffer.Advance(8);
    }

    /// <summary>A number of 0 or more: in few bytes where it is whole.</summary>
    public void Number(double value)
    {
        if (value <= int.MaxValue && value == Math.Floor(value))
        {
            Int((long)value);
            return;
        }
        Int(-1);
        Double(value);
    }

    public void Text(string value)
    {
        Int(Encoding.UTF8.GetByteCount(value));
        _buffer.Advance(Encoding.UTF8.GetBytes(value, _buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(value.Length))));
    }

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);
}
