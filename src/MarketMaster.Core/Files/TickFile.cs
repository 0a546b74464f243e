namespace MarketMaster;

/// <summary>
/// Ticks in files whose extension tells the format: .csv and .json, and what other packages <see cref="Register"/>. Columns are timestamp, price,
/// size, bid, ask, session and regime; the last four may be missing. Writing takes ticks as they come, in constant memory. Safe to use from any thread.
/// </summary>
public static class TickFile
{
    private static readonly FormatTable<ITickFormat> Formats = new("tick", f => f.Extensions, new CsvTickFormat(), new JsonTickFormat());

    /// <summary>The extensions known now, in order: .csv, .json, …</summary>
    public static IReadOnlyList<string> Extensions => Formats.Extensions;

    /// <summary>Adds a format. A format registered again, or a second one of the same type, replaces the first.</summary>
    /// <param name="format">The format.</param>
    /// <exception cref="ArgumentException">An extension is not of the form <c>.abc</c>, or belongs to a format of another type.</exception>
    public static void Register(ITickFormat format) => Formats.Register(format);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The ticks, in order of time.</returns>
    /// <exception cref="NotSupportedException">No format has the extension; the message lists those known.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">The content or a tick is invalid; row, column and value are named.</exception>
    public static Tick[] Read(string path)
    {
        var format = Formats.Of(path);
        using var stream = TextFile.OpenRead(path, asynchronous: false);
        return Read(stream, format, path);
    }

    /// <summary>Reads a stream from its position to its end; it stays open.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="extension">Tells the format: <c>.parquet</c>.</param>
    /// <param name="source">What error messages call the stream.</param>
    /// <returns>The ticks, in order of time.</returns>
    /// <exception cref="NotSupportedException">No format has the extension; the message lists those known.</exception>
    /// <exception cref="InvalidMarketDataException">As for a file.</exception>
    public static Tick[] Read(Stream stream, string extension, string? source = null) => Read(stream, Formats.Of(extension), source);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The ticks, in order of time.</returns>
    /// <exception cref="NotSupportedException">No format has the extension; the message lists those known.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">The content or a tick is invalid; row, column and value are named.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<Tick[]> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        var format = Formats.Of(path);
        var stream = TextFile.OpenRead(path, asynchronous: true);
        await using (stream.ConfigureAwait(false))
            return Required(await format.ReadAsync(stream, path, cancellationToken).ConfigureAwait(false), path);
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="ticks">The ticks in order of time; enumerated once.</param>
    /// <returns>Number of ticks written.</returns>
    /// <exception cref="NotSupportedException">No format has the extension; the message lists those known.</exception>
    /// <exception cref="InvalidMarketDataException">A tick is invalid; row, column and value are named.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static long Write(string path, IEnumerable<Tick> ticks)
    {
        var format = Formats.Of(path);
        var count = 0L;
        AtomicFile.Write(path, stream => count = Write(stream, ticks, format));
        return count;
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Takes the file.</param>
    /// <param name="ticks">The ticks in order of time; enumerated once.</param>
    /// <param name="extension">Tells the format: <c>.parquet</c>.</param>
    /// <returns>Number of ticks written.</returns>
    /// <exception cref="NotSupportedException">No format has the extension; the message lists those known.</exception>
    /// <exception cref="InvalidMarketDataException">A tick is invalid; row, column and value are named.</exception>
    public static long Write(Stream stream, IEnumerable<Tick> ticks, string extension) => Write(stream, ticks, Formats.Of(extension));

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="ticks">The ticks in order of time; enumerated once.</param>
    /// <param name="progress">Told the number of ticks taken so far, every few thousand.</param>
    /// <param name="cancellationToken">Stops the writing; the file then stays as it was.</param>
    /// <returns>Number of ticks written.</returns>
    /// <exception cref="NotSupportedException">No format has the extension; the message lists those known.</exception>
    /// <exception cref="InvalidMarketDataException">A tick is invalid; row, column and value are named.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static async Task<long> WriteAsync(string path, IEnumerable<Tick> ticks, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticks);
        var format = Formats.Of(path);
        var counted = new Counted<Tick>(TickRules.Checked(ticks), progress, cancellationToken);
        await AtomicFile.WriteAsync(path, (stream, token) => FileParts.WriteAsync(stream, format.Encode(counted.Items()), token), cancellationToken).ConfigureAwait(false);
        return counted.Count;
    }

    private static long Write(Stream stream, IEnumerable<Tick> ticks, ITickFormat format)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(ticks);
        var counted = new Counted<Tick>(TickRules.Checked(ticks), progress: null, CancellationToken.None);
        FileParts.Write(stream, format.Encode(counted.Items()));
        return counted.Count;
    }

    private static Tick[] Read(Stream stream, ITickFormat format, string? source)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Required(format.Read(stream, source), source);
    }

    private static Tick[] Required(Tick[] ticks, string? source)
    {
        for (var row = 0; row < ticks.Length; row++)
            TickRules.Require(ticks[row], row == 0 ? DateTime.MinValue : ticks[row - 1].Time, source, row);
        return ticks;
    }
}
