namespace MarketMaster.Parquet;

/// <summary><see cref="BarParquet"/> as a format of <see cref="BarFile"/>.</summary>
internal sealed class ParquetBarFormat(ParquetWriteOptions options) : IBarFormat
{
    public IReadOnlyList<string> Extensions { get; } = [".parquet", ".pq"];

    public BarSeries Read(Stream stream, BarChecks checks, string? source) => BarParquet.Read(stream, checks, source);

    public Task<BarSeries> ReadAsync(Stream stream, BarChecks checks, string? source, CancellationToken cancellationToken) =>
        BarParquet.ReadAsync(stream, checks, source, cancellationToken);

    public void Write(Stream stream, BarSeries bars) => BarParquet.Write(stream, bars, options);

    public Task WriteAsync(Stream stream, BarSeries bars, CancellationToken cancellationToken) => BarParquet.WriteAsync(stream, bars, options, cancellationToken);

    public IEnumerable<ReadOnlyMemory<byte>> Encode(IEnumerable<Bar> bars) => WrittenBars.Encode(bars, options);
}
