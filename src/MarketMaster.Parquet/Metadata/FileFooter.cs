namespace MarketMaster.Parquet;

/// <summary>What the footer says about the file.</summary>
/// <param name="Rows">Rows of all row groups.</param>
/// <param name="Schema">The schema, depth first, the root first.</param>
/// <param name="RowGroups">The row groups in order.</param>
internal sealed record FileFooter(long Rows, IReadOnlyList<SchemaElement> Schema, IReadOnlyList<RowGroup> RowGroups);

/// <summary>A run of rows, stored column by column.</summary>
internal sealed record RowGroup(long Rows, IReadOnlyList<ColumnChunk> Columns);

/// <summary>One column of one row group.</summary>
internal sealed record ColumnChunk
{
    public string Path { get; init; } = "";

    public bool HasMetadata { get; init; }

    public bool IsEncrypted { get; init; }

    public string? OtherFile { get; init; }

    public PhysicalType Type { get; init; }

    public CompressionCodec Codec { get; init; }

    public long Values { get; init; }

    public long CompressedSize { get; init; }

    public long DataPageOffset { get; init; }

    /// <summary>0 where there is none.</summary>
    public long DictionaryPageOffset { get; init; }

    /// <summary>Where the first page starts, dictionary or data.</summary>
    public long Start => DictionaryPageOffset > 0 ? Math.Min(DictionaryPageOffset, DataPageOffset) : DataPageOffset;
}
