namespace MarketMaster;

/// <summary>Bars in files whose extension tells the format: .csv and .json, and what other packages <see cref="Register"/>. Safe to use from any thread.</summary>
public static class BarFile
{
    private static readonly FormatTable<IBarFormat> Formats = new("bar", f => f.Extensions, new CsvBarFormat(), new JsonBarFormat());

    /// <summary>The extensions known now, in order: .csv, .json, …</summary>
    public static IReadOnlyList<string> Extensions => Formats.Extensions;

    /// <summary>Adds a format. A format registered again, or a second one of the same type, replaces the first.</summary>
    /// <param name="format">The format.</param>
    /// <exception cref="ArgumentException">An extension is not of the form <c>.abc</c>, or belongs to a format of another type.</exception>
    public static void Register(IBarFormat format) => Formats.Register(format);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="checks">What is checked as bars enter; all by default.</param>
    /// <returns>The bars; <see cref="BarSeries.Source"/> is <paramref name="path"/>.</returns>
    /// <exception cref="NotSupportedException">No format has the extension; the message lists those known.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">The content is invalid; row, column and value are named.</exception>
    public static BarSeries Read(string path, BarChecks checks = BarChecks.All)
    {
        var format = Formats.Of(path);
        using var stream = TextFile.OpenRead(path, asynchronous: false);
        return format.Read(stream, checks, path);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="checks">What is checked as bars enter; all by default.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The bars; <see cref="BarSeries.Source"/> is <paramref name="path"/>.</returns>
    /// <exception cref="NotSupportedException">No format has the extension; the message lists those known.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">The content is invalid; row, column and value are named.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<BarSeries> ReadAsync(string path, BarChecks checks = BarChecks.All, CancellationToken cancellationToken = default)
    {
        var format = Formats.Of(path);
        var stream = TextFile.OpenRead(path, asynchronous: true);
        await using (stream.ConfigureAwait(false))
            return await format.ReadAsync(stream, checks, path, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="bars">The bars.</param>
    /// <exception cref="NotSupportedException">No format has the extension; the message lists those known.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static void Write(string path, BarSeries bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var format = Formats.Of(path);
        AtomicFile.Write(path, stream => format.Write(stream, bars));
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="bars">The bars.</param>
    /// <param name="cancellationToken">Stops the writing; the file then stays as it was.</param>
    /// <exception cref="NotSupportedException">No format has the extension; the message lists those known.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static Task WriteAsync(string path, BarSeries bars, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var format = Formats.Of(path);
        return AtomicFile.WriteAsync(path, (stream, token) => format.WriteAsync(stream, bars, token), cancellationToken);
    }

    /// <summary>Writes bars as they come, whole or not at all, in the memory of some ten thousand of them: for series larger than memory.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="bars">The bars, such as a generator streams; enumerated once.</param>
    /// <returns>Number of bars written.</returns>
    /// <exception cref="NotSupportedException">No format has the extension; the message lists those known.</exception>
    /// <exception cref="InvalidMarketDataException">A bar is invalid; its row is named.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static long Write(string path, IEnumerable<Bar> bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var format = Formats.Of(path);
        var counted = new Counted<Bar>(bars, progress: null, CancellationToken.None);
        AtomicFile.Write(path, stream => FileParts.Write(stream, format.Encode(counted.Items())));
        return counted.Count;
    }

    /// <summary>Writes bars as they come, whole or not at all, in the memory of some ten thousand of them: for series larger than memory.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="bars">The bars, such as a generator streams; enumerated once.</param>
    /// <param name="progress">Told the number of bars taken so far, every few thousand.</param>
    /// <param name="cancellationToken">Stops the writing; the file then stays as it was.</param>
    /// <returns>Number of bars written.</returns>
    /// <exception cref="NotSupportedException">No format has the extension; the message lists those known.</exception>
    /// <exception cref="InvalidMarketDataException">A bar is invalid; its row is named.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static async Task<long> WriteAsync(string path, IEnumerable<Bar> bars, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var format = Formats.Of(path);
        var counted = new Counted<Bar>(bars, progress, cancellationToken);
        await AtomicFile.WriteAsync(path, (stream, token) => FileParts.WriteAsync(stream, format.Encode(counted.Items()), token), cancellationToken).ConfigureAwait(false);
        return counted.Count;
    }
}
