using System.Buffers.Binary;

namespace MarketMaster.Parquet;

/// <summary>Reads the pages of one column, one chunk after another. Its memory is used again for the next page.</summary>
internal sealed class ChunkReader(ColumnField field)
{
    private const int LargestPage = 1 << 30;

    private readonly Decompressor _decompressor = new();
    private CompressionCodec _codec;
    private byte[] _bytes = [];
    private int _length;
    private int[] _levels = [];

    public ColumnField Field { get; } = field;

    public ColumnValues Values { get; } = ColumnValues.Of(field);

    /// <summary>Room for the bytes of the next chunk.</summary>
    public Memory<byte> Room(int length)
    {
        if (_bytes.Length < length)
            _bytes = GC.AllocateUninitializedArray<byte>(length);
        _length = length;
        return _bytes.AsMemory(0, length);
    }

    /// <summary>Bytes from the start of the chunk to the page being read.</summary>
    public int Position { get; private set; }

    /// <summary>Reads pages from the room that was filled until all rows are there.</summary>
    public void Read(CompressionCodec codec, int rows)
    {
        (_codec, Position) = (codec, 0);
        var bytes = new ArraySegment<byte>(_bytes, 0, _length);
        var end = Values.Count + rows;
        Values.StartChunk();
        while (Values.Count < end)
        {
            var header = PageHeaderReader.Read(bytes.AsSpan(Position), out var length);
            var start = Position + length;
            if (header.CompressedSize > bytes.Count - start)
                throw new InvalidDataException($"the page claims {header.CompressedSize} bytes, {bytes.Count - start} are left");
            if (header.UncompressedSize > LargestPage)
                throw new InvalidDataException($"the page claims {header.UncompressedSize} uncompressed bytes; {LargestPage} is the most");
            Page(header, bytes.Slice(start, header.CompressedSize), end - Values.Count);
            Position = start + header.CompressedSize;
        }
    }

    private void Page(in PageHeader header, ArraySegment<byte> data, int rowsLeft)
    {
        if (header.Crc is { } crc && crc != Crc32.Compute(data))
            throw new InvalidDataException("the checksum of the page does not fit: the file is damaged");
        switch (header.Type)
        {
            case PageType.Dictionary:
                Values.SetDictionary(header.Encoding, _decompressor.Decompress(_codec, data, header.UncompressedSize), header.Values);
                break;
            case PageType.Data:
                RequireRows(header, rowsLeft);
                Data(header, _decompressor.Decompress(_codec, data, header.UncompressedSize));
                break;
            case PageType.DataV2:
                RequireRows(header, rowsLeft);
                DataV2(header, data);
                break;
            case PageType.Index:
                break;
            default:
                throw new InvalidDataException($"page type {(int)header.Type} is not known");
        }
    }

    private static void RequireRows(in PageHeader header, int rowsLeft)
    {
        if (header.Values < 0 || header.Values > rowsLeft)
            throw new InvalidDataException($"the page holds {header.Values} values where {rowsLeft} rows are left");
    }

    private void Data(in PageHeader header, ReadOnlySpan<byte> data)
    {
        if (!Field.IsOptional)
        {
            Values.Append(header.Encoding, data, default, header.Values);
            return;
        }
        var levels = Levels(header.Values);
        if (header.DefinitionEncoding == PageEncoding.Rle)
        {
            var length = data.Length < 4 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(data);
            if (length < 0 || length > data.Length - 4)
                throw new InvalidDataException($"levels of {length} bytes in a page of {data.Length}");
            if (HybridRuns.AreOnes(data.Slice(4, length), header.Values))
                levels = default;
            else
                HybridRuns.Read(data.Slice(4, length), 1, levels);
            data = data[(4 + length)..];
        }
        else if (header.DefinitionEncoding == PageEncoding.BitPacked)
            data = BigEndianBits(data, levels);
        else
            throw new NotSupportedException($"levels in encoding {header.DefinitionEncoding} are not supported");
        Values.Append(header.Encoding, data, levels, header.Values);
    }

    private void DataV2(in PageHeader header, ArraySegment<byte> data)
    {
        if (header.DefinitionBytes < 0 || header.RepetitionBytes != 0 || header.DefinitionBytes > data.Count || header.DefinitionBytes > header.UncompressedSize)
            throw new InvalidDataException($"levels of {header.RepetitionBytes} and {header.DefinitionBytes} bytes in a page of {data.Count}");
        var levels = Field.IsOptional ? Levels(header.Values) : default;
        HybridRuns.Read(data[..header.DefinitionBytes], 1, levels);
        if (header.Nulls != levels.Count(0))
            throw new InvalidDataException($"the page claims {header.Nulls} nulls and has {levels.Count(0)}");
        var packed = data[header.DefinitionBytes..];
        var codec = header.IsCompressed && packed.Count > 0 ? _codec : CompressionCodec.None;
        var size = packed.Count == 0 ? 0 : header.UncompressedSize - header.DefinitionBytes;
        Values.Append(header.Encoding, _decompressor.Decompress(codec, packed, size), levels, header.Values);
    }

    private Span<int> Levels(int count)
    {
        if (_levels.Length < count)
            _levels = GC.AllocateUninitializedArray<int>(count);
        return _levels.AsSpan(0, count);
    }

    // the deprecated encoding fills each byte from its highest bit
    private static ReadOnlySpan<byte> BigEndianBits(ReadOnlySpan<byte> data, Span<int> levels)
    {
        var bytes = (levels.Length + 7) / 8;
        if (bytes > data.Length)
            throw new InvalidDataException($"{levels.Length} levels in {data.Length} bytes");
        for (var i = 0; i < levels.Length; i++)
            levels[i] = (data[i >> 3] >> (7 - (i & 7))) & 1;
        return data[bytes..];
    }
}
