using System.Buffers.Binary;

namespace MarketMaster.Parquet;

/// <summary>
/// Reads a file in steps: it says which bytes it needs next, the caller brings them, waiting or not.
/// Every failure names source, column and offset.
/// </summary>
internal sealed class TableReader(long fileLength, Func<IReadOnlyList<ColumnField>, IEnumerable<ColumnField>> choose, string? source)
{
    private const int TailLength = 8;

    // some old writers left the header of the dictionary page out of the size of the chunk
    private const int ForgottenHeader = 128;

    private const int BytesPerReservedRow = 8;

    private readonly List<(ColumnField Field, ColumnValues Values)> _columns = [];
    private long _rows;

    /// <summary>The byte ranges to bring, one after the other, each to <see cref="Accept"/> before the next is asked for.</summary>
    public IEnumerable<(long Offset, int Length)> Ranges()
    {
        if (fileLength < TailLength + 4)
            throw Fail(null, 0, $"the file has {fileLength} bytes: it is no Parquet file");
        yield return (0, 4);
        Guard(null, 0, RequireMagic);
        yield return (fileLength - TailLength, TailLength);
        var length = 0;
        Guard(null, fileLength - TailLength, () => length = FooterLength());
        var start = fileLength - TailLength - length;
        yield return (start, length);
        FileFooter footer = null!;
        Guard(null, start, () => footer = Open());
        foreach (var group in footer.RowGroups)
        {
            foreach (var (field, values) in _columns)
            {
                var chunk = group.Columns[field.Index];
                var bytes = 0;
                Guard(field.Path, start, () => bytes = ChunkLength(field, chunk, group.Rows, start));
                if (group.Rows == 0)
                    continue;
                yield return (chunk.Start, bytes);
                var reader = new ChunkReader(field, chunk, values);
                Guard(field.Path, chunk.Start, () => reader.Read(_bytes, (int)group.Rows), () => reader.Position);
            }
        }
    }

    private byte[] _bytes = [];

    public void Accept(byte[] bytes) => _bytes = bytes;

    public ParquetTable Build() => new((int)_rows, [.. _columns.Select(c => new ParquetColumn(c.Field, c.Values, source))], source);

    private void RequireMagic()
    {
        if (!_bytes.AsSpan().SequenceEqual("PAR1"u8))
            throw new InvalidDataException(_bytes.AsSpan().SequenceEqual("PARE"u8) ? "the file is encrypted" : "the file does not start with PAR1: it is no Parquet file");
    }

    private int FooterLength()
    {
        var magic = _bytes.AsSpan(4);
        if (magic.SequenceEqual("PARE"u8))
            throw new NotSupportedException("the footer is encrypted: decrypt the file first");
        if (!magic.SequenceEqual("PAR1"u8))
            throw new InvalidDataException("the file does not end with PAR1: it is no Parquet file, or cut off");
        var length = BinaryPrimitives.ReadInt32LittleEndian(_bytes);
        return length > 0 && length <= fileLength - TailLength - 4
            ? length
            : throw new InvalidDataException($"a footer of {length} bytes in a file of {fileLength}");
    }

    private FileFooter Open()
    {
        var footer = FooterReader.Read(_bytes);
        var fields = ColumnFields.Of(footer.Schema);
        _rows = footer.Rows;
        if (_rows < 0 || _rows > Array.MaxLength)
            throw new InvalidDataException($"{_rows} rows; {Array.MaxLength} is the most");
        if (footer.RowGroups.Any(g => g.Rows < 0 || g.Rows > _rows) || footer.RowGroups.Sum(g => g.Rows) != _rows)
            throw new InvalidDataException($"the file claims {_rows} rows, its row groups hold others");
        if (footer.RowGroups.Count == 0 && fileLength - TailLength - _bytes.Length != 4)
            throw new InvalidDataException("the file holds data, but the footer no row groups");
        if (footer.RowGroups.FirstOrDefault(g => g.Columns.Count != fields.Length) is { } group)
            throw new InvalidDataException($"a row group has {group.Columns.Count} columns, the schema {fields.Length}");
        foreach (var field in choose(fields))
        {
            if (field.IsNested)
                throw Fail(field.Path, fileLength - TailLength - _bytes.Length, "is nested (a list, map or structure): flatten it, or read the other columns by name");
            var values = ColumnValues.Of(field);
            values.Reserve((int)Math.Min(_rows, fileLength / BytesPerReservedRow)); // a claim that the file could not hold reserves no memory
            _columns.Add((field, values));
        }
        return footer;
    }

    private static int ChunkLength(ColumnField field, ColumnChunk chunk, long rows, long end)
    {
        if (chunk.IsEncrypted || !chunk.HasMetadata)
            throw new NotSupportedException(chunk.IsEncrypted ? "the column is encrypted: decrypt the file first" : "the column has no metadata");
        if (chunk.OtherFile is { } other)
            throw new NotSupportedException($"the column lies in another file, {other}");
        if (chunk.Path != field.Path || chunk.Type != field.Element.Type || chunk.Values != rows)
            throw new InvalidDataException($"the row group holds {chunk.Values} {chunk.Type} values of '{chunk.Path}' for {rows} rows of type {field.Element.Type}");
        if (rows == 0)
            return 0;
        if (chunk.Start < 4 || chunk.CompressedSize <= 0 || chunk.CompressedSize > end - chunk.Start)
            throw new InvalidDataException($"the column lies at {chunk.Start} with {chunk.CompressedSize} bytes, outside the data");
        var length = Math.Min(end - chunk.Start, chunk.CompressedSize + ForgottenHeader);
        return length <= Array.MaxLength ? (int)length : throw new NotSupportedException($"a column chunk of {length} bytes; {Array.MaxLength} is the most");
    }

    // the bounds checks of spans are part of the parsing: what they catch is damage, too
    private void Guard(string? column, long offset, Action step, Func<int>? position = null)
    {
        try
        {
            step();
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException or OverflowException or EndOfStreamException
            or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            var reason = error is IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException ? "the data is damaged or cut off" : error.Message;
            throw Fail(column, offset + (position?.Invoke() ?? 0), reason);
        }
    }

    private InvalidMarketDataException Fail(string? column, long offset, string problem) => new($"at byte {offset}: {problem}", source, null, column, null);
}
