using System.Numerics;

namespace MarketMaster.Parquet;

/// <summary>A decoding table of finite state entropy (RFC 8878, section 4.1).</summary>
internal sealed class FseTable
{
    private readonly byte[] _symbols;
    private readonly byte[] _bits;
    private readonly ushort[] _bases;

    /// <summary>Builds a table from normalised counts; -1 means "less than one".</summary>
    public FseTable(int accuracy, ReadOnlySpan<short> counts)
    {
        Accuracy = accuracy;
        var size = 1 << accuracy;
        (_symbols, _bits, _bases) = (new byte[size], new byte[size], new ushort[size]);
        var next = new ushort[counts.Length];
        Spread(counts, next);
        for (var state = 0; state < size; state++)
        {
            var number = next[_symbols[state]]++;
            var bits = accuracy - BitOperations.Log2(number);
            _bits[state] = (byte)bits;
            _bases[state] = (ushort)((number << bits) - size);
        }
    }

    /// <summary>A table that always gives one symbol and reads no bits.</summary>
    public FseTable(byte symbol) => (_symbols, _bits, _bases) = ([symbol], [0], [0]);

    public int Accuracy { get; }

    public int Symbol(int state) => _symbols[state];

    public int Next(int state, ref BackwardBits bits) => _bases[state] + (int)bits.Read(_bits[state]);

    /// <summary>Reads the description of a table and returns the bytes it took.</summary>
    public static FseTable Read(ReadOnlySpan<byte> data, int highestAccuracy, int mostSymbols, out int length)
    {
        var accuracy = (data[0] & 15) + 5;
        if (accuracy > highestAccuracy)
            throw new InvalidDataException($"an entropy table of {accuracy} bits; {highestAccuracy} is the most");
        Span<short> counts = stackalloc short[256];
        counts.Clear();
        var bit = 4L;
        var symbol = 0;
        var remaining = 1 << accuracy;
        while (remaining > 0)
        {
            if (symbol >= mostSymbols)
                throw new InvalidDataException($"an entropy table of more than {mostSymbols} symbols");
            var count = Count(data, ref bit, remaining);
            remaining -= Math.Abs(count);
            counts[symbol++] = (short)count;
            if (count == 0)
                symbol += Zeros(data, ref bit, mostSymbols);
        }
        if (remaining < 0 || symbol > mostSymbols || (bit + 7) / 8 > data.Length)
            throw new InvalidDataException("an entropy table does not add up");
        length = (int)((bit + 7) / 8);
        return new(accuracy, counts[..symbol]);
    }

    // small values take a bit less than large ones, as in section 4.1.1
    private static int Count(ReadOnlySpan<byte> data, ref long bit, int remaining)
    {
        var width = BitOperations.Log2((uint)remaining + 1) + 1;
        var value = (int)Take(data, ref bit, width);
        var lower = (1 << (width - 1)) - 1;
        var threshold = (1 << width) - 1 - (remaining + 1);
        if ((value & lower) < threshold)
        {
            bit--;
            value &= lower;
        }
        else if (value > lower)
            value -= threshold;
        return value - 1;
    }

    private static int Zeros(ReadOnlySpan<byte> data, ref long bit, int most)
    {
        var zeros = 0;
        uint more;
        do
        {
            more = Take(data, ref bit, 2);
            zeros += (int)more;
        }
        while (more == 3 && zeros <= most);
        return zeros;
    }

    // the last field may be read one bit past the end and given back
    private static uint Take(ReadOnlySpan<byte> data, ref long bit, int width)
    {
        if ((bit >> 3) >= data.Length)
            throw new InvalidDataException("an entropy table is cut off");
        var value = (uint)BitUnpacker.Read(data, bit, width);
        bit += width;
        return value;
    }

    private void Spread(ReadOnlySpan<short> counts, ushort[] next)
    {
        var size = _symbols.Length;
        var high = size;
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            if (counts[symbol] >= 0)
                continue;
            _symbols[--high] = (byte)symbol;
            next[symbol] = 1;
        }
        var step = (size >> 1) + (size >> 3) + 3;
        var position = 0;
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            if (counts[symbol] <= 0)
                continue;
            next[symbol] = (ushort)counts[symbol];
            for (var i = 0; i < counts[symbol]; i++)
            {
                _symbols[position] = (byte)symbol;
                do
                    position = (position + step) & (size - 1);
                while (position >= high);
            }
        }
    }
}
