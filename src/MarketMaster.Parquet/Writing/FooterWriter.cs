using System.Buffers.Binary;

namespace MarketMaster.Parquet;

/// <summary>Writes the footer: schema, row groups, statistics, and the order that these follow.</summary>
internal sealed class FooterWriter(IReadOnlyList<WrittenColumn> columns, CompressionCodec codec)
{
    private readonly ByteBuffer _bytes = new(4096);

    public ByteBuffer Write(long rows, IReadOnlyList<(long Offset, IReadOnlyList<WrittenChunk> Chunks)> groups)
    {
        var writer = new ThriftWriter(_bytes);
        writer.Item(() =>
        {
            writer.Int32(1, 1);
            writer.List(2, ThriftType.Struct, columns.Count + 1);
            writer.Item(() =>
            {
                writer.Text(4, "schema");
                writer.Int32(5, columns.Count);
            });
            foreach (var column in columns)
                writer.Item(() => Element(writer, column.Element));
            writer.Int64(3, rows);
            writer.List(4, ThriftType.Struct, groups.Count);
            foreach (var (offset, chunks) in groups)
                writer.Item(() => Group(writer, offset, chunks));
            writer.Text(6, $"MarketMaster.Parquet version {typeof(FooterWriter).Assembly.GetName().Version!.ToString(3)}");
            writer.List(7, ThriftType.Struct, columns.Count);
            foreach (var _ in columns)
                writer.Item(() => writer.Struct(1, () => { }));
        });
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.Extend(4), _bytes.Length - 4);
        _bytes.Add("PAR1"u8);
        return _bytes;
    }

    private static void Element(ThriftWriter writer, SchemaElement element)
    {
        writer.Int32(1, (int)element.Type!);
        writer.Int32(3, element.Repetition);
        writer.Text(4, element.Name);
        if (element.Converted != ConvertedType.None)
            writer.Int32(6, (int)element.Converted);
        if (element.Logical == LogicalType.String)
            writer.Struct(10, () => writer.Struct((int)LogicalType.String, () => { }));
        if (element.Logical == LogicalType.Timestamp)
            writer.Struct(10, () => writer.Struct((int)LogicalType.Timestamp, () =>
            {
                writer.Boolean(1, element.IsUtc);
                writer.Struct(2, () => writer.Struct((int)element.Unit, () => { }));
            }));
    }

    private void Group(ThriftWriter writer, long offset, IReadOnlyList<WrittenChunk> chunks)
    {
        writer.List(1, ThriftType.Struct, chunks.Count);
        var start = offset;
        for (var i = 0; i < chunks.Count; i++)
        {
            var (element, chunk, at) = (columns[i].Element, chunks[i], start);
            writer.Item(() =>
            {
                writer.Int64(2, at);
                writer.Struct(3, () => Chunk(writer, element, chunk, at));
            });
            start += chunk.Length;
        }
        writer.Int64(2, chunks.Sum(c => c.UncompressedSize));
        writer.Int64(3, chunks[0].Rows);
        writer.Int64(5, offset);
        writer.Int64(6, start - offset);
    }

    private void Chunk(ThriftWriter writer, SchemaElement element, WrittenChunk chunk, long start)
    {
        PageEncoding[] encodings = chunk.HasDictionary ? [PageEncoding.Plain, PageEncoding.Rle, chunk.Encoding] : [chunk.Encoding, PageEncoding.Rle];
        writer.Int32(1, (int)element.Type!);
        writer.List(2, ThriftType.Int32, encodings.Length);
        foreach (var encoding in encodings)
            writer.Item((int)encoding);
        writer.List(3, ThriftType.Binary, 1);
        writer.Item(System.Text.Encoding.UTF8.GetBytes(element.Name).AsSpan());
        writer.Int32(4, (int)codec);
        writer.Int64(5, chunk.Rows);
        writer.Int64(6, chunk.UncompressedSize);
        writer.Int64(7, chunk.Length);
        writer.Int64(9, start + chunk.DataOffset);
        if (chunk.HasDictionary)
            writer.Int64(11, start);
        writer.Struct(12, () =>
        {
            writer.Int64(3, chunk.Statistics.Nulls);
            if (chunk.Statistics is not { Smallest: { } smallest, Largest: { } largest })
                return;
            writer.Binary(5, largest);
            writer.Binary(6, smallest);
        });
    }
}
