using System.Numerics;

namespace MarketMaster.Parquet;

/// <summary>A decoding table of Huffman-coded literals (RFC 8878, section 4.2).</summary>
internal sealed class HuffmanTable
{
    private const int LongestCode = 11;

    private readonly byte[] _symbols;
    private readonly byte[] _lengths;
    private readonly int _bits;

    private HuffmanTable(ReadOnlySpan<byte> weights)
    {
        var total = 0L;
        foreach (var weight in weights)
            total += weight == 0 ? 0 : 1L << (weight - 1);
        if (total == 0)
            throw new InvalidDataException("a Huffman table without symbols");
        _bits = BitOperations.Log2((ulong)total) + 1;
        var rest = (1L << _bits) - total;
        if (_bits > LongestCode || !BitOperations.IsPow2(rest))
            throw new InvalidDataException("a Huffman table does not add up");
        Span<byte> all = stackalloc byte[weights.Length + 1];
        weights.CopyTo(all);
        all[^1] = (byte)(BitOperations.Log2((ulong)rest) + 1);
        (_symbols, _lengths) = (new byte[1 << _bits], new byte[1 << _bits]);
        Fill(all);
    }

    /// <summary>Reads the description of a table and returns the bytes it took.</summary>
    public static HuffmanTable Read(ReadOnlySpan<byte> data, out int length)
    {
        Span<byte> weights = stackalloc byte[255];
        var head = data[0];
        if (head >= 128)
        {
            var count = head - 127;
            length = 1 + (count + 1) / 2;
            for (var i = 0; i < count; i++)
                weights[i] = (byte)(i % 2 == 0 ? data[1 + i / 2] >> 4 : data[1 + i / 2] & 15);
            return new(weights[..count]);
        }
        length = 1 + head;
        return new(weights[..Compressed(data.Slice(1, head), weights)]);
    }

    public void Decode(ReadOnlySpan<byte> data, Span<byte> output)
    {
        var bits = new BackwardBits(data);
        for (var i = 0; i < output.Length; i++)
        {
            var index = bits.Peek(_bits);
            output[i] = _symbols[index];
            bits.Skip(_lengths[index]);
        }
        if (bits.Left != 0)
            throw new InvalidDataException("a Huffman stream does not end with its last symbol");
    }

    // two states take turns until the bits run out
    private static int Compressed(ReadOnlySpan<byte> data, Span<byte> weights)
    {
        var table = FseTable.Read(data, highestAccuracy: 6, mostSymbols: 16, out var length);
        var bits = new BackwardBits(data[length..]);
        var state = (int)bits.Read(table.Accuracy);
        var other = (int)bits.Read(table.Accuracy);
        for (var count = 0; ;)
        {
            weights[count++] = (byte)table.Symbol(state);
            state = table.Next(state, ref bits);
            if (bits.Left < 0)
            {
                weights[count++] = (byte)table.Symbol(other);
                return count;
            }
            (state, other) = (other, state);
        }
    }

    private void Fill(ReadOnlySpan<byte> weights)
    {
        var position = 0;
        for (var weight = 1; weight <= _bits; weight++)
        {
            for (var symbol = 0; symbol < weights.Length; symbol++)
            {
                if (weights[symbol] != weight)
                    continue;
                _symbols.AsSpan(position, 1 << (weight - 1)).Fill((byte)symbol);
                _lengths.AsSpan(position, 1 << (weight - 1)).Fill((byte)(_bits + 1 - weight));
                position += 1 << (weight - 1);
            }
        }
    }
}
