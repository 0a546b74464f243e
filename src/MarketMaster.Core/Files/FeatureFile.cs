namespace MarketMaster;

/// <summary>
/// Feature frames in files whose extension tells the format: .csv and .json, and what other packages <see cref="Register"/>. For streams see
/// <see cref="FeatureCsv"/> and <see cref="FeatureJson"/>. Safe to use from any thread.
/// </summary>
public static class FeatureFile
{
    private static readonly FormatTable<IFeatureFormat> Formats = new("feature", f => f.Extensions, new CsvFeatureFormat(), new JsonFeatureFormat());

    /// <summary>The extensions known now, in order: .csv, .json, …</summary>
    public static IReadOnlyList<string> Extensions => Formats.Extensions;

    /// <summary>Adds a format. A format registered again, or a second one of the same type, replaces the first.</summary>
    /// <param name="format">The format.</param>
    /// <exception cref="ArgumentException">An extension is not of the form <c>.abc</c>, or belongs to a format of another type.</exception>
    public static void Register(IFeatureFormat format) => Formats.Register(format);

    /// <summary>Reads a file. Columns other than time and label become features, in their order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <returns>The frame; what has no value is NaN.</returns>
    /// <exception cref="NotSupportedException">No format has the extension; the message lists those known.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">The content is invalid; row, column and value are named.</exception>
    public static FeatureFrame Read(string path, FeatureFileOptions? options = null)
    {
        var format = Formats.Of(path);
        using var stream = TextFile.OpenRead(path, asynchronous: false);
        return format.Read(stream, options ?? new(), path);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The frame; what has no value is NaN.</returns>
    /// <exception cref="NotSupportedException">No format has the extension; the message lists those known.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">The content is invalid; row, column and value are named.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<FeatureFrame> ReadAsync(string path, FeatureFileOptions? options = null, CancellationToken cancellationToken = default)
    {
        var format = Formats.Of(path);
        var stream = TextFile.OpenRead(path, asynchronous: true);
        await using (stream.ConfigureAwait(false))
            return await format.ReadAsync(stream, options ?? new(), path, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <exception cref="NotSupportedException">No format has the extension; the message lists those known.</exception>
    /// <exception cref="ArgumentException">A feature is called like the time or label column.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static void Write(string path, FeatureFrame frame, FeatureFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var format = Formats.Of(path);
        AtomicFile.Write(path, stream => format.Write(stream, frame, options ?? new()));
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the writing; the file then stays as it was.</param>
    /// <exception cref="NotSupportedException">No format has the extension; the message lists those known.</exception>
    /// <exception cref="ArgumentException">A feature is called like the time or label column.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static Task WriteAsync(string path, FeatureFrame frame, FeatureFileOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var format = Formats.Of(path);
        return AtomicFile.WriteAsync(path, (stream, token) => format.WriteAsync(stream, frame, options ?? new(), token), cancellationToken);
    }
}
