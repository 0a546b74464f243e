namespace MarketMaster.Parquet;

/// <summary>Reads the header of a page.</summary>
internal static class PageHeaderReader
{
    public static PageHeader Read(ReadOnlySpan<byte> data, out int length)
    {
        var reader = new ThriftReader(data);
        var header = new PageHeader { Type = (PageType)(-1), CompressedSize = -1, UncompressedSize = -1, Values = -1, IsCompressed = true };
        var outer = reader.Enter();
        while (reader.Next(out var id))
        {
            switch (id)
            {
                case 1: header = header with { Type = (PageType)reader.Int32() }; break;
                case 2: header = header with { UncompressedSize = reader.Int32() }; break;
                case 3: header = header with { CompressedSize = reader.Int32() }; break;
                case 4: header = header with { Crc = (uint)reader.Int32() }; break;
                case 5: header = Data(ref reader, header); break;
                case 7: header = Dictionary(ref reader, header); break;
                case 8: header = DataV2(ref reader, header); break;
                default: reader.Skip(); break;
            }
        }
        reader.Leave(outer);
        length = reader.Position;
        if (header.CompressedSize < 0 || header.UncompressedSize < 0)
            throw new InvalidDataException($"the page header gives sizes {header.CompressedSize} and {header.UncompressedSize}");
        return header;
    }

    private static PageHeader Data(ref ThriftReader reader, PageHeader header)
    {
        reader.Struct();
        var outer = reader.Enter();
        while (reader.Next(out var id))
        {
            switch (id)
            {
                case 1: header = header with { Values = reader.Int32() }; break;
                case 2: header = header with { Encoding = (PageEncoding)reader.Int32() }; break;
                case 3: header = header with { DefinitionEncoding = (PageEncoding)reader.Int32() }; break;
                default: reader.Skip(); break;
            }
        }
        reader.Leave(outer);
        return header;
    }

    private static PageHeader Dictionary(ref ThriftReader reader, PageHeader header)
    {
        reader.Struct();
        var outer = reader.Enter();
        while (reader.Next(out var id))
        {
            switch (id)
            {
                case 1: header = header with { Values = reader.Int32() }; break;
                case 2: header = header with { Encoding = (PageEncoding)reader.Int32() }; break;
                default: reader.Skip(); break;
            }
        }
        reader.Leave(outer);
        return header;
    }

    private static PageHeader DataV2(ref ThriftReader reader, PageHeader header)
    {
        reader.Struct();
        var outer = reader.Enter();
        while (reader.Next(out var id))
        {
            switch (id)
            {
                case 1: header = header with { Values = reader.Int32() }; break;
                case 2: header = header with { Nulls = reader.Int32() }; break;
                case 4: header = header with { Encoding = (PageEncoding)reader.Int32() }; break;
                case 5: header = header with { DefinitionBytes = reader.Int32() }; break;
                case 6: header = header with { RepetitionBytes = reader.Int32() }; break;
                case 7: header = header with { IsCompressed = reader.Boolean() }; break;
                default: reader.Skip(); break;
            }
        }
        reader.Leave(outer);
        return header;
    }
}
