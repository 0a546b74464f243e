namespace MarketMaster.Parquet;

/// <summary>One node of the schema as the footer holds it.</summary>
internal sealed record SchemaElement
{
    public string Name { get; init; } = "";

    public PhysicalType? Type { get; init; }

    public int TypeLength { get; init; }

    /// <summary>0 required, 1 optional, 2 repeated.</summary>
    public int Repetition { get; init; }

    public int Children { get; init; }

    public ConvertedType Converted { get; init; } = ConvertedType.None;

    public LogicalType Logical { get; init; }

    public TimeUnit Unit { get; init; }

    public bool IsUtc { get; init; }

    public bool IsUnsigned { get; init; }

    public int Scale { get; init; }

    public int Precision { get; init; }
}
