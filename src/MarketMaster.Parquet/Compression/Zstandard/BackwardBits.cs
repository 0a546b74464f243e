using System.Buffers.Binary;
using System.Numerics;

namespace MarketMaster.Parquet;

/// <summary>Bits read from the end of a stream towards its start; its last byte ends with a set bit. Bits before the start are 0.</summary>
internal ref struct BackwardBits
{
    private readonly ReadOnlySpan<byte> _data;

    public BackwardBits(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty || data[^1] == 0)
            throw new InvalidDataException("a Zstandard bit stream has no end mark");
        _data = data;
        Left = (long)(data.Length - 1) * 8 + BitOperations.Log2(data[^1]);
    }

    /// <summary>Bits not yet read; negative after reading over the start.</summary>
    public long Left { get; private set; }

    public void Skip(int count) => Left -= count;

    /// <summary>The next bits, up to 32, without moving.</summary>
    public readonly uint Peek(int count)
    {
        var bit = Left - count;
        if (count == 0 || Left <= 0)
            return 0;
        var missing = bit < 0 ? (int)-bit : 0;
        var value = BitUnpacker.Read(_data, Math.Max(bit, 0), count - missing);
        return (uint)(value << missing);
    }

    public uint Read(int count)
    {
        var value = Peek(count);
        Left -= count;
        return value;
    }
}
