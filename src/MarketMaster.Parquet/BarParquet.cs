namespace MarketMaster.Parquet;

/// <summary>
/// Bars as Parquet: <c>timestamp</c> (UTC, microseconds, or nanoseconds where a time has a fraction of one), <c>open</c>, <c>high</c>, <c>low</c>,
/// <c>close</c> and <c>volume</c> as doubles. Numbers and times read back exactly; a volume of NaN is stored as null.
/// </summary>
public static class BarParquet
{
    /// <summary>Makes <see cref="BarFile"/> read and write <c>.parquet</c> and <c>.pq</c>. Call it once at the start; calling again replaces the options.</summary>
    /// <param name="options">How files are written; null for the defaults.</param>
    public static void Register(ParquetWriteOptions? options = null) => BarFile.Register(new ParquetBarFormat(options ?? new()));

    /// <summary>
    /// Reads a file. Columns are found by the names that CSV files may use, whatever their case; others are skipped. Times may be timestamps of any unit,
    /// dates, INT96, text or epoch numbers; prices of any number type. Without a volume column volumes are 0, a null price or volume is NaN.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="checks">What is checked as bars enter; all by default.</param>
    /// <returns>The bars.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">The file is damaged or a bar is invalid; byte offset or row, and column, are named.</exception>
    public static BarSeries Read(string path, BarChecks checks = BarChecks.All)
    {
        using var stream = TextFile.OpenRead(path, asynchronous: false);
        return Read(stream, checks, path);
    }

    /// <summary>Reads a stream from its position to its end; it stays open.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="checks">What is checked as bars enter; all by default.</param>
    /// <param name="source">What error messages call the stream.</param>
    /// <returns>The bars.</returns>
    /// <exception cref="InvalidMarketDataException">As for a file.</exception>
    public static BarSeries Read(Stream stream, BarChecks checks = BarChecks.All, string? source = null)
    {
        BarColumns? columns = null;
        var table = TableFile.Read(stream, fields => (columns = new(fields, source)).Used, source);
        return columns!.Bars(table, checks);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="checks">What is checked as bars enter; all by default.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The bars.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">As for <see cref="Read(string, BarChecks)"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<BarSeries> ReadAsync(string path, BarChecks checks = BarChecks.All, CancellationToken cancellationToken = default)
    {
        var stream = TextFile.OpenRead(path, asynchronous: true);
        await using (stream.ConfigureAwait(false))
            return await ReadAsync(stream, checks, path, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a stream from its position to its end; it stays open.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="checks">What is checked as bars enter; all by default.</param>
    /// <param name="source">What error messages call the stream.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The bars.</returns>
    /// <exception cref="InvalidMarketDataException">As for a file.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<BarSeries> ReadAsync(Stream stream, BarChecks checks = BarChecks.All, string? source = null, CancellationToken cancellationToken = default)
    {
        BarColumns? columns = null;
        var table = await TableFile.ReadAsync(stream, fields => (columns = new(fields, source)).Used, source, cancellationToken).ConfigureAwait(false);
        return columns!.Bars(table, checks);
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="bars">The bars.</param>
    /// <param name="options">How the file is written; null for the defaults.</param>
    /// <exception cref="ArgumentException">A time has a fraction of a microsecond and lies outside the years 1677 to 2262.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static void Write(string path, BarSeries bars, ParquetWriteOptions? options = null)
    {
        var file = FileOf(bars, options);
        AtomicFile.Write(path, stream => file.Write(stream, bars.Count));
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Takes the file; it need not be seekable.</param>
    /// <param name="bars">The bars.</param>
    /// <param name="options">How the file is written; null for the defaults.</param>
    /// <exception cref="ArgumentException">A time has a fraction of a microsecond and lies outside the years 1677 to 2262.</exception>
    public static void Write(Stream stream, BarSeries bars, ParquetWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        FileOf(bars, options).Write(stream, bars.Count);
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="bars">The bars.</param>
    /// <param name="options">How the file is written; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the writing; the file then stays as it was.</param>
    /// <exception cref="ArgumentException">As for <see cref="Write(string, BarSeries, ParquetWriteOptions?)"/>.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static Task WriteAsync(string path, BarSeries bars, ParquetWriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        var file = FileOf(bars, options);
        return AtomicFile.WriteAsync(path, (stream, token) => file.WriteAsync(stream, bars.Count, token), cancellationToken);
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Takes the file; it need not be seekable.</param>
    /// <param name="bars">The bars.</param>
    /// <param name="options">How the file is written; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ArgumentException">As for <see cref="Write(string, BarSeries, ParquetWriteOptions?)"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Task WriteAsync(Stream stream, BarSeries bars, ParquetWriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return FileOf(bars, options).WriteAsync(stream, bars.Count, cancellationToken);
    }

    /// <summary>Writes bars as they come, whole or not at all, a row group at a time in memory: for series larger than memory.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="bars">The bars; enumerated once. Whether times are stored in micro- or nanoseconds is told by the first row group.</param>
    /// <param name="options">How the file is written; null for the defaults.</param>
    /// <param name="progress">Told the number of bars taken so far, every few thousand.</param>
    /// <param name="cancellationToken">Stops the writing; the file then stays as it was.</param>
    /// <returns>Number of bars written.</returns>
    /// <exception cref="InvalidMarketDataException">A bar is invalid; its row is named.</exception>
    /// <exception cref="ArgumentException">A time has a fraction of a microsecond that the file's unit cannot hold.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static async Task<long> WriteAsync(
        string path, IEnumerable<Bar> bars, ParquetWriteOptions? options = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var counted = new Counted<Bar>(bars, progress, cancellationToken);
        await AtomicFile.WriteAsync(path, (stream, token) => FileParts.WriteAsync(stream, WrittenBars.Encode(counted.Items(), options ?? new()), token), cancellationToken).ConfigureAwait(false);
        return counted.Count;
    }

    private static FileWriter FileOf(BarSeries bars, ParquetWriteOptions? options)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var unit = TimeColumn.UnitOf(bars.Time);
        TimeColumn.Require(bars.Time, unit);
        return new(options ?? new(), WrittenBars.Columns(bars, unit));
    }
}
