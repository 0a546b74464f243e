namespace MarketMaster;

/// <summary>A file format of feature frames, for <see cref="FeatureFile.Register"/>. Implementations must be safe to use from any thread.</summary>
public interface IFeatureFormat
{
    /// <summary>The file extensions of the format, with the dot and in lower case: <c>.csv</c>.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>Reads a frame.</summary>
    /// <param name="stream">The file, at its start and seekable; left open.</param>
    /// <param name="options">Names of the time and label columns.</param>
    /// <param name="source">The path, for error messages.</param>
    /// <returns>The frame.</returns>
    /// <exception cref="InvalidMarketDataException">The content is invalid.</exception>
    public FeatureFrame Read(Stream stream, FeatureFileOptions options, string? source);

    /// <summary>Reads a frame.</summary>
    /// <param name="stream">The file, at its start and seekable; left open.</param>
    /// <param name="options">Names of the time and label columns.</param>
    /// <param name="source">The path, for error messages.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The frame.</returns>
    /// <exception cref="InvalidMarketDataException">The content is invalid.</exception>
    public Task<FeatureFrame> ReadAsync(Stream stream, FeatureFileOptions options, string? source, CancellationToken cancellationToken);

    /// <summary>Writes a frame.</summary>
    /// <param name="stream">An empty file; left open.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">Names of the time and label columns.</param>
    /// <exception cref="ArgumentException">A feature is called like the time or label column.</exception>
    public void Write(Stream stream, FeatureFrame frame, FeatureFileOptions options);

    /// <summary>Writes a frame.</summary>
    /// <param name="stream">An empty file; left open.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">Names of the time and label columns.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ArgumentException">A feature is called like the time or label column.</exception>
    public Task WriteAsync(Stream stream, FeatureFrame frame, FeatureFileOptions options, CancellationToken cancellationToken);
}
