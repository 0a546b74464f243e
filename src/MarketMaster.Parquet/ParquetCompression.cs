namespace MarketMaster.Parquet;

/// <summary>How written pages are compressed.</summary>
public enum ParquetCompression
{
    /// <summary>Smallest, and read everywhere. The default.</summary>
    Gzip,

    /// <summary>Larger than gzip, faster to write and read.</summary>
    Snappy,

    /// <summary>Not at all.</summary>
    None,
}
