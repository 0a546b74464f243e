namespace MarketMaster.Parquet;

/// <summary>The sequences of a Zstandard frame's blocks: tables and repeated offsets live from block to block.</summary>
internal sealed class SequenceSection
{
    private FseTable? _literals;
    private FseTable? _offsets;
    private FseTable? _matches;
    private long _recent = 1;
    private long _second = 4;
    private long _third = 8;

    /// <summary>Writes literals and copies until both are used up.</summary>
    public void Execute(ReadOnlySpan<byte> data, ReadOnlySpan<byte> literals, ZstandardOutput output)
    {
        var position = 0;
        var count = Count(data, ref position);
        if (count > 0)
        {
            Tables(data, ref position);
            Run(data[position..], count, ref literals, output);
        }
        else if (position != data.Length)
            throw new InvalidDataException("bytes follow a block without sequences");
        output.Write(literals);
    }

    private static int Count(ReadOnlySpan<byte> data, ref int position)
    {
        int first = data[position++];
        return first switch
        {
            < 128 => first,
            < 255 => ((first - 128) << 8) + data[position++],
            _ => data[position++] + (data[position++] << 8) + 0x7F00,
        };
    }

    private void Tables(ReadOnlySpan<byte> data, ref int position)
    {
        var modes = data[position++];
        _literals = Table(modes >> 6, SequenceCodes.Literals, _literals, 9, SequenceCodes.LiteralBase.Length, data, ref position);
        _offsets = Table((modes >> 4) & 3, SequenceCodes.Offsets, _offsets, 8, SequenceCodes.LargestOffsetCode + 1, data, ref position);
        _matches = Table((modes >> 2) & 3, SequenceCodes.Matches, _matches, 9, SequenceCodes.MatchBase.Length, data, ref position);
    }

    private static FseTable Table(int mode, FseTable predefined, FseTable? previous, int accuracy, int symbols, ReadOnlySpan<byte> data, ref int position)
    {
        switch (mode)
        {
            case 0:
                return predefined;
            case 1:
                var symbol = data[position++];
                return symbol < symbols ? new(symbol) : throw new InvalidDataException($"sequence code {symbol}; {symbols - 1} is the largest");
            case 2:
                var table = FseTable.Read(data[position..], accuracy, symbols, out var length);
                position += length;
                return table;
            default:
                return previous ?? throw new InvalidDataException("a block repeats a table that was never there");
        }
    }

    private void Run(ReadOnlySpan<byte> data, int count, ref ReadOnlySpan<byte> literals, ZstandardOutput output)
    {
        var bits = new BackwardBits(data);
        var (literalTable, offsetTable, matchTable) = (_literals!, _offsets!, _matches!);
        var literalState = (int)bits.Read(literalTable.Accuracy);
        var offsetState = (int)bits.Read(offsetTable.Accuracy);
        var matchState = (int)bits.Read(matchTable.Accuracy);
        while (true)
        {
            var offsetCode = offsetTable.Symbol(offsetState);
            var matchCode = matchTable.Symbol(matchState);
            var literalCode = literalTable.Symbol(literalState);
            var offsetValue = (1L << offsetCode) + bits.Read(offsetCode);
            var match = SequenceCodes.MatchBase[matchCode] + (int)bits.Read(SequenceCodes.MatchBits[matchCode]);
            var literal = SequenceCodes.LiteralBase[literalCode] + (int)bits.Read(SequenceCodes.LiteralBits[literalCode]);
            if (literal > literals.Length || bits.Left < 0)
                throw new InvalidDataException("Zstandard sequences run over their end");
            output.Write(literals[..literal]);
            literals = literals[literal..];
            output.Copy(Offset(offsetValue, literal), match);
            if (--count == 0)
                break;
            literalState = literalTable.Next(literalState, ref bits);
            matchState = matchTable.Next(matchState, ref bits);
            offsetState = offsetTable.Next(offsetState, ref bits);
        }
        if (bits.Left != 0)
            throw new InvalidDataException("Zstandard sequences do not end with their last one");
    }

    // the first three values name the offsets used last; without literals they shift by one
    private long Offset(long value, int literal)
    {
        if (value > 3)
        {
            (_third, _second, _recent) = (_second, _recent, value - 3);
            return _recent;
        }
        var index = (int)value - 1 + (literal == 0 ? 1 : 0);
        if (index == 0)
            return _recent;
        var offset = index switch { 1 => _second, 2 => _third, _ => _recent - 1 };
        if (index > 1)
            _third = _second;
        (_second, _recent) = (_recent, offset);
        return offset;
    }
}
