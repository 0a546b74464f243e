using System.Buffers.Binary;
using System.Runtime.ExceptionServices;

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

    // bytes of a row group that a thread decodes sooner than others could help
    private const long SmallGroup = 1 << 18;

    private readonly List<ChunkReader> _columns = [];
    private byte[] _bytes = [];
    private long _rows;

    /// <summary>The byte ranges to bring, and where to; each is to be filled before the next is asked for.</summary>
    public IEnumerable<(long Offset, Memory<byte> Room)> Ranges()
    {
        if (fileLength < TailLength + 4)
            throw Fail(null, 0, $"the file has {fileLength} bytes: it is no Parquet file");
        yield return (0, Room(4));
        Guard(null, 0, RequireMagic);
        yield return (fileLength - TailLength, Room(TailLength));
        var length = 0;
        Guard(null, fileLength - TailLength, () => length = FooterLength());
        var start = fileLength - TailLength - length;
        yield return (start, Room(length));
        FileFooter footer = null!;
        Guard(null, start, () => footer = Open());
        foreach (var group in footer.RowGroups)
        {
            foreach (var column in _columns)
            {
                var chunk = group.Columns[column.Field.Index];
                var bytes = 0;
                Guard(column.Field.Path, start, () => bytes = ChunkLength(column.Field, chunk, group.Rows, start));
                if (group.Rows > 0)
                    yield return (chunk.Start, column.Room(bytes));
            }
            if (group.Rows > 0)
                Decode(group);
        }
    }

    public ParquetTable Build() => new((int)_rows, [.. _columns.Select(c => new ParquetColumn(c.Field, c.Values, source))], source);

    // the columns of a large group on as many threads as there are; of several damaged ones the first is named
    private void Decode(RowGroup group)
    {
        if (_columns.Sum(c => group.Columns[c.Field.Index].CompressedSize) < SmallGroup)
        {
            foreach (var column in _columns)
                Decode(group, column);
            return;
        }
        var errors = new Exception?[_columns.Count];
        Parallel.For(0, errors.Length, i =>
        {
            try
            {
                Decode(group, _columns[i]);
            }
            catch (Exception error) when (error is InvalidMarketDataException or OutOfMemoryException)
            {
                errors[i] = error;
            }
        });
        if (Array.Find(errors, e => e is not null) is { } first)
            ExceptionDispatchInfo.Throw(first);
    }

    private void Decode(RowGroup group, ChunkReader column)
    {
        var chunk = group.Columns[column.Field.Index];
        Guard(column.Field.Path, chunk.Start, () => column.Read(chunk.Codec, (int)group.Rows), () => column.Position);
    }

    private Memory<byte> Room(int length) => _bytes = new byte[length];

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
            var column = new ChunkReader(field);
            column.Values.Reserve((int)Math.Min(_rows, fileLength / BytesPerReservedRow)); // a claim that the file could not hold reserves no memory
            _columns.Add(column);
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
