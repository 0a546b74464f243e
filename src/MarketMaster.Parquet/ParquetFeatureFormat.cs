namespace MarketMaster.Parquet;

/// <summary><see cref="FeatureParquet"/> as a format of <see cref="FeatureFile"/>.</summary>
internal sealed class ParquetFeatureFormat(ParquetWriteOptions write) : IFeatureFormat
{
    public IReadOnlyList<string> Extensions { get; } = [".parquet", ".pq"];

    public FeatureFrame Read(Stream stream, FeatureFileOptions options, string? source) => FeatureParquet.Read(stream, options, source);

    public Task<FeatureFrame> ReadAsync(Stream stream, FeatureFileOptions options, string? source, CancellationToken cancellationToken) =>
        FeatureParquet.ReadAsync(stream, options, source, cancellationToken);

    public void Write(Stream stream, FeatureFrame frame, FeatureFileOptions options) => FeatureParquet.Write(stream, frame, write, options);

    public Task WriteAsync(Stream stream, FeatureFrame frame, FeatureFileOptions options, CancellationToken cancellationToken) =>
        FeatureParquet.WriteAsync(stream, frame, write, options, cancellationToken);
}
