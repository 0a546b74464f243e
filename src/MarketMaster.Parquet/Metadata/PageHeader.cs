namespace MarketMaster.Parquet;

/// <summary>The header before each page.</summary>
internal readonly record struct PageHeader
{
    public PageType Type { get; init; }

    public int UncompressedSize { get; init; }

    public int CompressedSize { get; init; }

    /// <summary>Null where the writer gave none.</summary>
    public uint? Crc { get; init; }

    public int Values { get; init; }

    public PageEncoding Encoding { get; init; }

    public PageEncoding DefinitionEncoding { get; init; }

    public int Nulls { get; init; }

    public int DefinitionBytes { get; init; }

    public int RepetitionBytes { get; init; }

    public bool IsCompressed { get; init; }
}
