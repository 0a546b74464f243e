using System.Text;

namespace MarketMaster.Parquet;

/// <summary>Fills positions in a list of names from a row on; <see cref="NameColumn.Null"/> where there is no name.</summary>
internal delegate void FillNames(int start, Span<byte> positions);

/// <summary>One of a few names per row, as indices into a dictionary.</summary>
internal sealed class NameColumn(string name, IReadOnlyList<string> names, bool isOptional, FillNames fill)
    : WrittenColumn(new() { Name = name, Type = PhysicalType.ByteArray, Converted = ConvertedType.Utf8, Logical = LogicalType.String, Repetition = isOptional ? 1 : 0 })
{
    /// <summary>Stands for no name.</summary>
    public const byte Null = byte.MaxValue;

    private readonly byte[][] _texts = [.. names.Select(Encoding.UTF8.GetBytes)];
    private readonly int _bits = int.Log2(Math.Max(1, names.Count - 1)) + 1;
    private readonly ByteBuffer _page = new();
    private byte[] _positions = [];
    private byte[] _levels = [];

    public override IEnumerable<EncodedRows> Encode(int start, int count, bool compact)
    {
        if (_positions.Length < count)
            (_positions, _levels) = (new byte[count], new byte[count]);
        fill(start, _positions.AsSpan(0, count));
        var present = Remove(_positions.AsSpan(0, count), _levels);
        if (present < count && !isOptional)
            throw new InvalidOperationException($"column {name}: a row without a name, where every row needs one");
        _page.Truncate(0);
        if (isOptional)
            WriteLevels(_page, _levels.AsSpan(0, count));
        _page.Add((byte)_bits);
        HybridRuns.Write(_page, _bits, _positions.AsSpan(0, present));
        return [new(PageEncoding.RleDictionary, _page, Dictionary(), names.Count, Statistics(_positions.AsSpan(0, present), count - present))];
    }

    private static int Remove(Span<byte> positions, Span<byte> levels)
    {
        var present = 0;
        for (var i = 0; i < positions.Length; i++)
        {
            levels[i] = positions[i] == Null ? (byte)0 : (byte)1;
            positions[present] = positions[i];
            present += levels[i];
        }
        return present;
    }

    private ColumnStatistics Statistics(ReadOnlySpan<byte> positions, int nulls)
    {
        Span<bool> occurs = stackalloc bool[byte.MaxValue];
        foreach (var position in positions)
            occurs[position] = true;
        byte[]? smallest = null, largest = null;
        for (var i = 0; i < _texts.Length; i++)
        {
            if (!occurs[i])
                continue;
            smallest = smallest is null || _texts[i].AsSpan().SequenceCompareTo(smallest) < 0 ? _texts[i] : smallest;
            largest = largest is null || _texts[i].AsSpan().SequenceCompareTo(largest) > 0 ? _texts[i] : largest;
        }
        return new(nulls, smallest, largest);
    }

    private ByteBuffer Dictionary()
    {
        var dictionary = new ByteBuffer();
        foreach (var text in _texts)
        {
            dictionary.Add(BitConverter.GetBytes(text.Length));
            dictionary.Add(text);
        }
        return dictionary;
    }
}
