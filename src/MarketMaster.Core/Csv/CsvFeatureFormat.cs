namespace MarketMaster;

/// <summary><see cref="FeatureCsv"/> as a format of <see cref="FeatureFile"/>.</summary>
internal sealed class CsvFeatureFormat : IFeatureFormat
{
    public IReadOnlyList<string> Extensions { get; } = [".csv"];

    public FeatureFrame Read(Stream stream, FeatureFileOptions options, string? source) => FeatureCsv.Read(stream, options, source);

    public Task<FeatureFrame> ReadAsync(Stream stream, FeatureFileOptions options, string? source, CancellationToken cancellationToken) =>
        FeatureCsv.ReadAsync(stream, options, source, cancellationToken);

    public void Write(Stream stream, FeatureFrame frame, FeatureFileOptions options) => FeatureCsv.Write(stream, frame, options);

    public Task WriteAsync(Stream stream, FeatureFrame frame, FeatureFileOptions options, CancellationToken cancellationToken) =>
        FeatureCsv.WriteAsync(stream, frame, options, cancellationToken);
}
