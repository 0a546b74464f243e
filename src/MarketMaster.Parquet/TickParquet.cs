namespace MarketMaster.Parquet;

/// <summary>
/// Ticks as Parquet, through <see cref="TickFile"/>: <c>timestamp</c> (UTC, nanoseconds; years 1677 to 2262), <c>price</c>, <c>size</c>, <c>bid</c> and
/// <c>ask</c> as doubles, <c>session</c> and <c>regime</c> as text. What is unknown is null.
/// </summary>
public static class TickParquet
{
    /// <summary>Makes <see cref="TickFile"/> read and write <c>.parquet</c> and <c>.pq</c>. Call it once at the start; calling again replaces the options.</summary>
    /// <param name="options">How files are written; null for the defaults.</param>
    public static void Register(ParquetWriteOptions? options = null) => TickFile.Register(new ParquetTickFormat(options ?? new()));
}
