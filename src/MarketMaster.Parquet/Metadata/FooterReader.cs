namespace MarketMaster.Parquet;

/// <summary>Reads the footer of a file.</summary>
internal static class FooterReader
{
    public static FileFooter Read(ReadOnlySpan<byte> data)
    {
        var reader = new ThriftReader(data);
        var rows = -1L;
        List<SchemaElement> schema = [];
        List<RowGroup>? groups = null;
        var outer = reader.Enter();
        while (reader.Next(out var id))
        {
            switch (id)
            {
                case 2:
                    for (var count = reader.List(); count > 0; count--)
                        schema.Add(SchemaReader.Read(ref reader));
                    break;
                case 3:
                    rows = reader.Int64();
                    break;
                case 4:
                    groups = [];
                    for (var count = reader.List(); count > 0; count--)
                        groups.Add(Group(ref reader));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
        reader.Leave(outer);
        if (groups is null || reader.Position != data.Length)
            throw new InvalidDataException("the footer does not end where its length says, or has no row groups");
        return new(rows, schema, groups);
    }

    private static RowGroup Group(ref ThriftReader reader)
    {
        var rows = -1L;
        List<ColumnChunk> columns = [];
        var outer = reader.Enter();
        while (reader.Next(out var id))
        {
            switch (id)
            {
                case 1:
                    for (var count = reader.List(); count > 0; count--)
                        columns.Add(Chunk(ref reader));
                    break;
                case 3: rows = reader.Int64(); break;
                default: reader.Skip(); break;
            }
        }
        reader.Leave(outer);
        return new(rows, columns);
    }

    private static ColumnChunk Chunk(ref ThriftReader reader)
    {
        var chunk = new ColumnChunk();
        var outer = reader.Enter();
        while (reader.Next(out var id))
        {
            switch (id)
            {
                case 1: chunk = chunk with { OtherFile = reader.Text() }; break;
                case 3: chunk = Metadata(ref reader, chunk); break;
                case 8 or 9:
                    chunk = chunk with { IsEncrypted = true };
                    reader.Skip();
                    break;
                default: reader.Skip(); break;
            }
        }
        reader.Leave(outer);
        return chunk;
    }

    private static ColumnChunk Metadata(ref ThriftReader reader, ColumnChunk chunk)
    {
        reader.Struct();
        chunk = chunk with { HasMetadata = true, Values = -1, CompressedSize = -1, DataPageOffset = -1 };
        var outer = reader.Enter();
        while (reader.Next(out var id))
        {
            switch (id)
            {
                case 1: chunk = chunk with { Type = (PhysicalType)reader.Int32() }; break;
                case 3: chunk = chunk with { Path = Path(ref reader) }; break;
                case 4: chunk = chunk with { Codec = (CompressionCodec)reader.Int32() }; break;
                case 5: chunk = chunk with { Values = reader.Int64() }; break;
                case 7: chunk = chunk with { CompressedSize = reader.Int64() }; break;
                case 9: chunk = chunk with { DataPageOffset = reader.Int64() }; break;
                case 11: chunk = chunk with { DictionaryPageOffset = reader.Int64() }; break;
                default: reader.Skip(); break;
            }
        }
        reader.Leave(outer);
        return chunk;
    }

    private static string Path(ref ThriftReader reader)
    {
        var parts = new string[reader.List()];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = reader.Text();
        return string.Join('.', parts);
    }
}
