namespace MarketMaster.Parquet;

/// <summary>How values are stored; the numbers are those of the format.</summary>
internal enum PhysicalType
{
    Boolean = 0,
    Int32 = 1,
    Int64 = 2,
    Int96 = 3,
    Float = 4,
    Double = 5,
    ByteArray = 6,
    FixedLengthByteArray = 7,
}

/// <summary>How a page encodes its values; the numbers are those of the format.</summary>
internal enum PageEncoding
{
    Plain = 0,
    PlainDictionary = 2,
    Rle = 3,
    BitPacked = 4,
    DeltaBinaryPacked = 5,
    DeltaLengthByteArray = 6,
    DeltaByteArray = 7,
    RleDictionary = 8,
    ByteStreamSplit = 9,
}

/// <summary>How a page is compressed; the numbers are those of the format.</summary>
internal enum CompressionCodec
{
    None = 0,
    Snappy = 1,
    Gzip = 2,
    Lzo = 3,
    Brotli = 4,
    Lz4Hadoop = 5,
    Zstandard = 6,
    Lz4Raw = 7,
}

/// <summary>The older notes on what a stored value means; the numbers are those of the format.</summary>
internal enum ConvertedType
{
    None = -1,
    Utf8 = 0,
    Enum = 4,
    Decimal = 5,
    Date = 6,
    TimeMillis = 7,
    TimeMicros = 8,
    TimestampMillis = 9,
    TimestampMicros = 10,
    UInt8 = 11,
    UInt16 = 12,
    UInt32 = 13,
    UInt64 = 14,
    Json = 19,
}

/// <summary>The newer notes on what a stored value means: field numbers of the union in the format.</summary>
internal enum LogicalType
{
    None = 0,
    String = 1,
    Enum = 4,
    Decimal = 5,
    Date = 6,
    Time = 7,
    Timestamp = 8,
    Integer = 10,
    Json = 12,
}

/// <summary>Kinds of pages; the numbers are those of the format.</summary>
internal enum PageType
{
    Data = 0,
    Index = 1,
    Dictionary = 2,
    DataV2 = 3,
}

/// <summary>Units of times; the numbers are those of the format.</summary>
internal enum TimeUnit
{
    Ticks = 0,
    Millis = 1,
    Micros = 2,
    Nanos = 3,
}
