namespace MarketMaster;

/// <summary>
/// Feature frames as CSV: <c>timestamp</c> (where the frame has times), the columns, and <c>action</c> last where it is labelled.
/// Numbers read back exactly, NaN is an empty cell, times are UTC. The culture never matters.
/// </summary>
public static class FeatureCsv
{
    /// <summary>Reads a file. Columns other than time and label become features, in their order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <returns>The frame; empty and NaN cells are NaN.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">The file is empty, the label column is missing, or a cell is invalid; row, line, column and value are named.</exception>
    public static FeatureFrame Read(string path, FeatureFileOptions? options = null)
    {
        using var csv = CsvReader.Open(path, delimiter: null);
        return ReadAll(csv, options);
    }

    /// <summary>Reads text; the reader stays open.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <param name="source">What error messages call the text.</param>
    /// <returns>The frame.</returns>
    /// <exception cref="InvalidMarketDataException">As for a file.</exception>
    public static FeatureFrame Read(TextReader reader, FeatureFileOptions? options = null, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        using var csv = new CsvReader(reader, source, delimiter: null, leaveOpen: true);
        return ReadAll(csv, options);
    }

    /// <summary>Reads a stream of UTF-8 text (or UTF-16 with a BOM); the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <param name="source">What error messages call the stream.</param>
    /// <returns>The frame.</returns>
    /// <exception cref="InvalidMarketDataException">As for a file.</exception>
    public static FeatureFrame Read(Stream stream, FeatureFileOptions? options = null, string? source = null)
    {
        using var reader = CsvText.Reader(stream);
        return Read(reader, options, source);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The frame.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">As for <see cref="Read(string, FeatureFileOptions?)"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<FeatureFrame> ReadAsync(string path, FeatureFileOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var csv = CsvReader.Open(path, delimiter: null, asynchronous: true);
        return await ReadAllAsync(csv, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a stream of UTF-8 text (or UTF-16 with a BOM); the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <param name="source">What error messages call the stream.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The frame.</returns>
    /// <exception cref="InvalidMarketDataException">As for a file.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<FeatureFrame> ReadAsync(
        Stream stream, FeatureFileOptions? options = null, string? source = null, CancellationToken cancellationToken = default)
    {
        using var reader = CsvText.Reader(stream);
        using var csv = new CsvReader(reader, source, delimiter: null, leaveOpen: true);
        return await ReadAllAsync(csv, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <exception cref="ArgumentException">A feature is called like the time or label column.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static void Write(string path, FeatureFrame frame, FeatureFileOptions? options = null)
    {
        var text = new FeatureCsvText(frame, options ?? new());
        AtomicFile.Write(path, stream =>
        {
            using var writer = CsvText.Utf8Writer(stream);
            Write(writer, text);
        });
    }

    /// <summary>Writes text; the writer stays open.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <exception cref="ArgumentException">A feature is called like the time or label column.</exception>
    public static void Write(TextWriter writer, FeatureFrame frame, FeatureFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Write(writer, new FeatureCsvText(frame, options ?? new()));
        writer.Flush();
    }

    /// <summary>Writes to a stream as UTF-8 without a BOM; the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <exception cref="ArgumentException">A feature is called like the time or label column.</exception>
    public static void Write(Stream stream, FeatureFrame frame, FeatureFileOptions? options = null)
    {
        var text = new FeatureCsvText(frame, options ?? new());
        using var writer = CsvText.Utf8Writer(stream);
        Write(writer, text);
    }

    /// <summary>Writes to a stream as UTF-8 without a BOM; the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ArgumentException">A feature is called like the time or label column.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; a part may have been written.</exception>
    public static Task WriteAsync(Stream stream, FeatureFrame frame, FeatureFileOptions? options = null, CancellationToken cancellationToken = default) =>
        WriteAsync(stream, new FeatureCsvText(frame, options ?? new()), cancellationToken);

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the writing; the file then stays as it was.</param>
    /// <exception cref="ArgumentException">A feature is called like the time or label column.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static Task WriteAsync(string path, FeatureFrame frame, FeatureFileOptions? options = null, CancellationToken cancellationToken = default)
    {
        var text = new FeatureCsvText(frame, options ?? new());
        return AtomicFile.WriteAsync(path, (stream, token) => WriteAsync(stream, text, token), cancellationToken);
    }

    private static void Write(TextWriter writer, FeatureCsvText text)
    {
        writer.Write(text.Header);
        for (var row = 0; row < text.Count; row++)
            writer.Write(text.Row(row));
    }

    private static async Task WriteAsync(Stream stream, FeatureCsvText text, CancellationToken cancellationToken)
    {
        var writer = CsvText.Utf8Writer(stream);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteAsync(text.Header.AsMemory(), cancellationToken).ConfigureAwait(false);
            for (var row = 0; row < text.Count; row++)
                await writer.WriteAsync(text.RowMemory(row), cancellationToken).ConfigureAwait(false);
        }
    }

    private static FeatureFrame ReadAll(CsvReader csv, FeatureFileOptions? options)
    {
        var rows = csv.Read() ? new FeatureCsvRows(csv, options ?? new()) : throw FeatureCsvRows.Empty(csv);
        while (csv.Read())
            rows.AddCurrent();
        return rows.Build();
    }

    private static async Task<FeatureFrame> ReadAllAsync(CsvReader csv, FeatureFileOptions? options, CancellationToken cancellationToken)
    {
        var rows = await csv.ReadAsync(cancellationToken).ConfigureAwait(false) ? new FeatureCsvRows(csv, options ?? new()) : throw FeatureCsvRows.Empty(csv);
        while (await csv.ReadAsync(cancellationToken).ConfigureAwait(false))
            rows.AddCurrent();
        return rows.Build();
    }
}
