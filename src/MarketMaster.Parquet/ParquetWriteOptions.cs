namespace MarketMaster.Parquet;

/// <summary>How Parquet files are written.</summary>
public sealed record ParquetWriteOptions
{
    private const int LargestRowGroup = 1 << 24;

    /// <summary>The compression of the pages; gzip by default.</summary>
    public ParquetCompression Compression { get; init; }

    /// <summary>Rows per row group: 1 to 16,777,216; 131,072 by default. Readers take a group at a time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public int RowGroupSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LargestRowGroup);
            field = value;
        }
    } = 1 << 17;

    /// <summary>
    /// Whether each column chunk is also encoded as differences (times) or split bytes (numbers) and the smaller form is kept.
    /// Slower to write; needs readers from about 2022 on. Off by default.
    /// </summary>
    public bool Compact { get; init; }
}
