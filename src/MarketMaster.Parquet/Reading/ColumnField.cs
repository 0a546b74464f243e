namespace MarketMaster.Parquet;

/// <summary>A leaf of the schema: its place among the chunks of a row group, and what its values mean.</summary>
/// <param name="Element">The node of the schema.</param>
/// <param name="Index">0-based position among the leaves.</param>
/// <param name="Path">The names from the root, with dots.</param>
/// <param name="IsNested">Whether it lies in a group, or repeats.</param>
internal sealed record ColumnField(SchemaElement Element, int Index, string Path, bool IsNested)
{
    public bool IsOptional => Element.Repetition == 1;

    /// <summary>What the cells are.</summary>
    public ParquetType Type => Element.Type switch
    {
        PhysicalType.Boolean => ParquetType.Boolean,
        PhysicalType.Int96 => ParquetType.Timestamp,
        PhysicalType.Float => ParquetType.Float,
        PhysicalType.Double => ParquetType.Double,
        _ when IsDecimal => ParquetType.Decimal,
        PhysicalType.Int32 => Int32,
        PhysicalType.Int64 => Int64,
        _ => IsText ? ParquetType.Text : ParquetType.Bytes,
    };

    /// <summary>The unit of a time.</summary>
    public TimeUnit Unit => Element switch
    {
        { Type: PhysicalType.Int96 } => TimeUnit.Ticks,
        { Logical: LogicalType.Timestamp or LogicalType.Time } => Element.Unit,
        { Converted: ConvertedType.TimestampMillis or ConvertedType.TimeMillis } => TimeUnit.Millis,
        _ => TimeUnit.Micros,
    };

    private bool IsDecimal => Element.Logical == LogicalType.Decimal || Element.Converted == ConvertedType.Decimal;

    private bool IsText => Element.Logical is LogicalType.String or LogicalType.Enum or LogicalType.Json
        || Element.Converted is ConvertedType.Utf8 or ConvertedType.Enum or ConvertedType.Json;

    private ParquetType Int32 => Element switch
    {
        { Logical: LogicalType.Date } or { Converted: ConvertedType.Date } => ParquetType.Date,
        { Logical: LogicalType.Time } or { Converted: ConvertedType.TimeMillis } => ParquetType.TimeOfDay,
        { IsUnsigned: true } or { Converted: ConvertedType.UInt32 } => ParquetType.Int64,
        _ => ParquetType.Int32,
    };

    private ParquetType Int64 => Element switch
    {
        { Logical: LogicalType.Timestamp } or { Converted: ConvertedType.TimestampMillis or ConvertedType.TimestampMicros } => ParquetType.Timestamp,
        { Logical: LogicalType.Time } or { Converted: ConvertedType.TimeMicros } => ParquetType.TimeOfDay,
        { IsUnsigned: true } or { Converted: ConvertedType.UInt64 } => ParquetType.UInt64,
        _ => ParquetType.Int64,
    };
}
