namespace MarketMaster;

/// <summary><see cref="FeatureJson"/> as a format of <see cref="FeatureFile"/>.</summary>
internal sealed class JsonFeatureFormat : IFeatureFormat
{
    public IReadOnlyList<string> Extensions { get; } = [".json"];

    public FeatureFrame Read(Stream stream, FeatureFileOptions options, string? source) => FeatureJson.Read(stream, options, source);

    public Task<FeatureFrame> ReadAsync(Stream stream, FeatureFileOptions options, string? source, CancellationToken cancellationToken) =>
        FeatureJson.ReadAsync(stream, options, source, cancellationToken);

    public void Write(Stream stream, FeatureFrame frame, FeatureFileOptions options) => FeatureJson.Write(stream, frame, options);

    public Task WriteAsync(Stream stream, FeatureFrame frame, FeatureFileOptions options, CancellationToken cancellationToken) =>
        FeatureJson.WriteAsync(stream, frame, options, cancellationToken);
}
