namespace MarketMaster.Parquet;

/// <summary>The cells of a column as they grow page by page.</summary>
internal abstract class ColumnValues
{
    /// <summary>Cells so far.</summary>
    public int Count { get; protected set; }

    public int NullCount { get; protected set; }

    /// <summary>Where a cell is null; null where none is.</summary>
    public bool[]? Nulls { get; protected set; }

    public abstract Array Cells { get; }

    /// <summary>Makes room for rows, so that no cell is moved as pages come in.</summary>
    public abstract void Reserve(int rows);

    /// <summary>Starts a column chunk: its dictionary, if any, is its own.</summary>
    public abstract void StartChunk();

    public abstract void SetDictionary(PageEncoding encoding, ReadOnlySpan<byte> data, int count);

    /// <summary>Appends a page. Levels are 1 for a value and 0 for null; empty where every row has a value.</summary>
    public abstract void Append(PageEncoding encoding, ReadOnlySpan<byte> data, ReadOnlySpan<int> levels, int rows);

    public static ColumnValues Of(ColumnField field) => field.Element.Type switch
    {
        PhysicalType.Boolean => new ColumnValues<bool>(new BooleanDecoder()),
        PhysicalType.Int32 => new ColumnValues<int>(new FixedWidthDecoder<int>()),
        PhysicalType.Int64 => new ColumnValues<long>(new FixedWidthDecoder<long>()),
        PhysicalType.Int96 => new ColumnValues<long>(new Int96Decoder()),
        PhysicalType.Float => new ColumnValues<float>(new FixedWidthDecoder<float>()),
        PhysicalType.Double => new ColumnValues<double>(new FixedWidthDecoder<double>()),
        PhysicalType.FixedLengthByteArray => new ColumnValues<byte[]>(new ByteArrayDecoder(field.Element.TypeLength)),
        _ => new ColumnValues<byte[]>(new ByteArrayDecoder(-1)),
    };
}

/// <summary>The cells of one physical type.</summary>
internal sealed class ColumnValues<T>(ValueDecoder<T> decoder) : ColumnValues
{
    private T[] _cells = [];
    private T[]? _dictionary;

    public override Array Cells
    {
        get
        {
            Array.Resize(ref _cells, Count);
            return _cells;
        }
    }

    public override void Reserve(int rows) => _cells = GC.AllocateUninitializedArray<T>(rows);

    public override void StartChunk() => _dictionary = null;

    public override void SetDictionary(PageEncoding encoding, ReadOnlySpan<byte> data, int count)
    {
        if (encoding is not (PageEncoding.Plain or PageEncoding.PlainDictionary))
            throw new NotSupportedException($"a dictionary in encoding {encoding} is not supported");
        if (count < 0 || decoder.LeastBytes(count) > data.Length)
            throw new InvalidDataException($"a dictionary of {count} values in {data.Length} bytes");
        _dictionary = new T[count];
        decoder.Decode(PageEncoding.Plain, data, _dictionary);
    }

    public override void Append(PageEncoding encoding, ReadOnlySpan<byte> data, ReadOnlySpan<int> levels, int rows)
    {
        var present = levels.IsEmpty ? rows : levels.Count(1);
        var page = Grow(rows);
        if (present > 0)
            Decode(encoding, data, page[..present]);
        if (present < rows)
            Spread(page, levels, present);
        Count += rows;
    }

    private void Decode(PageEncoding encoding, ReadOnlySpan<byte> data, Span<T> values)
    {
        if (encoding is PageEncoding.PlainDictionary or PageEncoding.RleDictionary)
            Lookup(data, values);
        else
            decoder.Decode(encoding, data, values);
    }

    private void Lookup(ReadOnlySpan<byte> data, Span<T> values)
    {
        if (_dictionary is not { } dictionary)
            throw new InvalidDataException("a page refers to a dictionary that the column does not have");
        if (data.IsEmpty)
            throw new InvalidDataException("a page of dictionary indices is empty");
        var indices = new int[values.Length];
        HybridRuns.Read(data[1..], data[0], indices);
        for (var i = 0; i < indices.Length; i++)
        {
            values[i] = (uint)indices[i] < (uint)dictionary.Length
                ? dictionary[indices[i]]
                : throw new InvalidDataException($"dictionary index {(uint)indices[i]}; the dictionary has {dictionary.Length} values");
        }
    }

    // from the end, so that no value is overwritten before it has moved
    private void Spread(Span<T> page, ReadOnlySpan<int> levels, int present)
    {
        var nulls = Nulls ??= new bool[_cells.Length];
        for (var row = levels.Length - 1; row >= 0; row--)
        {
            var isNull = levels[row] != 1;
            page[row] = isNull ? default! : page[--present];
            nulls[Count + row] = isNull;
            NullCount += isNull ? 1 : 0;
        }
    }

    private Span<T> Grow(int rows)
    {
        var needed = checked(Count + rows);
        if (needed > _cells.Length)
        {
            var size = (int)Math.Min(Math.Max(needed, 2L * _cells.Length), Array.MaxLength);
            Array.Resize(ref _cells, size);
            if (Nulls is { } nulls)
            {
                Array.Resize(ref nulls, size);
                Nulls = nulls;
            }
        }
        return _cells.AsSpan(Count, rows);
    }
}
