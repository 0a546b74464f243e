namespace MarketMaster.Parquet;

/// <summary>
/// Feature frames as Parquet: <c>timestamp</c> (where the frame has times), the columns as doubles, and <c>action</c> last where it is labelled.
/// Numbers and times read back exactly; NaN is stored as null.
/// </summary>
public static class FeatureParquet
{
    internal const string DefaultLabel = "action";

    /// <summary>Makes <see cref="FeatureFile"/> read and write <c>.parquet</c> and <c>.pq</c>. Call it once at the start; calling again replaces the options.</summary>
    /// <param name="options">How files are written; null for the defaults.</param>
    public static void Register(ParquetWriteOptions? options = null) => FeatureFile.Register(new ParquetFeatureFormat(options ?? new()));

    /// <summary>Reads a file. Columns other than time and label become features, in their order; they must be numbers or booleans.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <returns>The frame; nulls are NaN.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">The file is damaged, has no feature or not the label column, or a column is of another type; it is named.</exception>
    public static FeatureFrame Read(string path, FeatureFileOptions? options = null) => new FeatureColumns(ParquetTable.Read(path), options ?? new()).Frame();

    /// <summary>Reads a stream from its position to its end; it stays open.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <param name="source">What error messages call the stream.</param>
    /// <returns>The frame.</returns>
    /// <exception cref="InvalidMarketDataException">As for a file.</exception>
    public static FeatureFrame Read(Stream stream, FeatureFileOptions? options = null, string? source = null) =>
        new FeatureColumns(ParquetTable.Read(stream, source: source), options ?? new()).Frame();

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The frame.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">As for <see cref="Read(string, FeatureFileOptions?)"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<FeatureFrame> ReadAsync(string path, FeatureFileOptions? options = null, CancellationToken cancellationToken = default) =>
        new FeatureColumns(await ParquetTable.ReadAsync(path, cancellationToken: cancellationToken).ConfigureAwait(false), options ?? new()).Frame();

    /// <summary>Reads a stream from its position to its end; it stays open.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <param name="source">What error messages call the stream.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The frame.</returns>
    /// <exception cref="InvalidMarketDataException">As for a file.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<FeatureFrame> ReadAsync(
        Stream stream, FeatureFileOptions? options = null, string? source = null, CancellationToken cancellationToken = default) =>
        new FeatureColumns(await ParquetTable.ReadAsync(stream, null, source, cancellationToken).ConfigureAwait(false), options ?? new()).Frame();

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">How the file is written; null for the defaults.</param>
    /// <param name="columns">Names of the time and label columns; null for the defaults.</param>
    /// <exception cref="ArgumentException">A feature is called like the time or label column, or a time cannot be stored.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static void Write(string path, FeatureFrame frame, ParquetWriteOptions? options = null, FeatureFileOptions? columns = null)
    {
        var file = FileOf(frame, options, columns ?? new());
        AtomicFile.Write(path, stream => file.Write(stream, frame.Count));
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Takes the file; it need not be seekable.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">How the file is written; null for the defaults.</param>
    /// <param name="columns">Names of the time and label columns; null for the defaults.</param>
    /// <exception cref="ArgumentException">A feature is called like the time or label column, or a time cannot be stored.</exception>
    public static void Write(Stream stream, FeatureFrame frame, ParquetWriteOptions? options = null, FeatureFileOptions? columns = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        FileOf(frame, options, columns ?? new()).Write(stream, frame.Count);
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">How the file is written; null for the defaults.</param>
    /// <param name="columns">Names of the time and label columns; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the writing; the file then stays as it was.</param>
    /// <exception cref="ArgumentException">A feature is called like the time or label column, or a time cannot be stored.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static Task WriteAsync(
        string path, FeatureFrame frame, ParquetWriteOptions? options = null, FeatureFileOptions? columns = null, CancellationToken cancellationToken = default)
    {
        var file = FileOf(frame, options, columns ?? new());
        return AtomicFile.WriteAsync(path, (stream, token) => file.WriteAsync(stream, frame.Count, token), cancellationToken);
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Takes the file; it need not be seekable.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">How the file is written; null for the defaults.</param>
    /// <param name="columns">Names of the time and label columns; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ArgumentException">A feature is called like the time or label column, or a time cannot be stored.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Task WriteAsync(
        Stream stream, FeatureFrame frame, ParquetWriteOptions? options = null, FeatureFileOptions? columns = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return FileOf(frame, options, columns ?? new()).WriteAsync(stream, frame.Count, cancellationToken);
    }

    private static FileWriter FileOf(FeatureFrame frame, ParquetWriteOptions? options, FeatureFileOptions columns)
    {
        ArgumentNullException.ThrowIfNull(frame);
        List<WrittenColumn> written = [];
        if (!frame.Time.IsEmpty)
            written.Add(Times(frame, columns.TimeColumn));
        for (var i = 0; i < frame.Width; i++)
            written.Add(Feature(frame, i));
        if (frame.IsLabelled)
            written.Add(Labels(frame, columns.LabelColumn ?? DefaultLabel));
        // a reader takes these names for time and label even where the frame has neither
        if (frame.Names.FirstOrDefault(n => n.Equals(columns.TimeColumn, StringComparison.OrdinalIgnoreCase) || n.Equals((columns.LabelColumn ?? DefaultLabel), StringComparison.OrdinalIgnoreCase)) is { } name)
            throw new ArgumentException($"feature '{name}' is called like the time or label column: rename one", nameof(frame));
        return new(options ?? new(), written);
    }

    private static TimeColumn Times(FeatureFrame frame, string name)
    {
        var unit = TimeColumn.UnitOf(frame.Time);
        TimeColumn.Require(frame.Time, unit);
        return new(name, unit, (start, times) => frame.Time.Slice(start, times.Length).CopyTo(times));
    }

    private static NameColumn Labels(FeatureFrame frame, string name) => new(name, TradeActions.Names, isOptional: false, (start, positions) =>
    {
        var labels = frame.Labels.Slice(start, positions.Length);
        for (var i = 0; i < positions.Length; i++)
            positions[i] = (byte)labels[i];
    });

    private static NumberColumn Feature(FeatureFrame frame, int index) => new(frame.Names[index], isOptional: true, (start, values) =>
    {
        var column = frame.Column(index);
        for (var i = 0; i < values.Length; i++)
            values[i] = column[start + i];
    });
}
