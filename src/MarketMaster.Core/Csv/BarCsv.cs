using System.Runtime.CompilerServices;

namespace MarketMaster;

/// <summary>
/// Bars as CSV. Reading takes any column order and the usual header names (date, time, timestamp, open time, unix, o/h/l/c,
/// adj close, vol …; case does not matter, other columns are ignored, a missing volume reads as 0), comma, semicolon or tab, quotes, a BOM, and
/// times as ISO-8601 (without a zone: UTC), yyyyMMdd or epoch s, ms, us, ns (told apart by size: up to 1e11, 1e14, 1e17, above).
/// Writing gives <c>timestamp,open,high,low,close,volume</c> with numbers that read back exactly and times in UTC. The culture never matters.
/// </summary>
public static partial class BarCsv
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <returns>The bars; <see cref="BarSeries.Source"/> is <paramref name="path"/>.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">The file is empty, a column is missing, or a cell or bar is invalid; row, line, column and value are named.</exception>
    public static BarSeries Read(string path, BarCsvOptions? options = null)
    {
        using var csv = CsvReader.Open(path, options?.Delimiter);
        return ReadAll(csv, options);
    }

    /// <summary>Reads text; the reader stays open.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <param name="source">What error messages call the text.</param>
    /// <returns>The bars.</returns>
    /// <exception cref="InvalidMarketDataException">As for a file.</exception>
    public static BarSeries Read(TextReader reader, BarCsvOptions? options = null, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        using var csv = new CsvReader(reader, source, options?.Delimiter, leaveOpen: true);
        return ReadAll(csv, options);
    }

    /// <summary>Reads a stream of UTF-8 text (or UTF-16 with a BOM); the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <param name="source">What error messages call the stream.</param>
    /// <returns>The bars.</returns>
    /// <exception cref="InvalidMarketDataException">As for a file.</exception>
    public static BarSeries Read(Stream stream, BarCsvOptions? options = null, string? source = null)
    {
        using var reader = CsvText.Reader(stream);
        return Read(reader, options, source);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The bars.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">As for <see cref="Read(string, BarCsvOptions?)"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<BarSeries> ReadAsync(string path, BarCsvOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var csv = CsvReader.Open(path, options?.Delimiter, asynchronous: true);
        return await ReadAllAsync(csv, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a stream of UTF-8 text (or UTF-16 with a BOM); the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <param name="source">What error messages call the stream.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The bars.</returns>
    /// <exception cref="InvalidMarketDataException">As for a file.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<BarSeries> ReadAsync(
        Stream stream, BarCsvOptions? options = null, string? source = null, CancellationToken cancellationToken = default)
    {
        using var reader = CsvText.Reader(stream);
        using var csv = new CsvReader(reader, source, options?.Delimiter, leaveOpen: true);
        return await ReadAllAsync(csv, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a file bar by bar, holding one buffer of it: for files larger than memory.</summary>
    /// <param name="path">The file; opened when the enumeration starts.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <returns>The bars, each checked as it is reached.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">As for <see cref="Read(string, BarCsvOptions?)"/>, when the bar is reached.</exception>
    public static IEnumerable<Bar> Enumerate(string path, BarCsvOptions? options = null)
    {
        using var csv = CsvReader.Open(path, options?.Delimiter);
        var rows = BarCsvRows.Start(csv, options);
        while (csv.Read())
            yield return rows.Current();
    }

    /// <summary>Reads a file bar by bar, holding one buffer of it: for files larger than memory.</summary>
    /// <param name="path">The file; opened when the enumeration starts.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The bars, each checked as it is reached.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">As for <see cref="Read(string, BarCsvOptions?)"/>, when the bar is reached.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async IAsyncEnumerable<Bar> EnumerateAsync(
        string path, BarCsvOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var csv = CsvReader.Open(path, options?.Delimiter, asynchronous: true);
        var rows = await BarCsvRows.StartAsync(csv, options, cancellationToken).ConfigureAwait(false);
        while (await csv.ReadAsync(cancellationToken).ConfigureAwait(false))
            yield return rows.Current();
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="bars">The bars. NaN is written as an empty cell.</param>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static void Write(string path, BarSeries bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        AtomicFile.Write(path, stream => Write(stream, bars));
    }

    /// <summary>Writes to a stream as UTF-8 without a BOM; the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="bars">The bars.</param>
    public static void Write(Stream stream, BarSeries bars)
    {
        using var writer = CsvText.Utf8Writer(stream);
        Write(writer, bars);
    }

    /// <summary>Writes text; the writer stays open.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="bars">The bars.</param>
    public static void Write(TextWriter writer, BarSeries bars)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(bars);
        writer.Write(BarCsvText.Header);
        var buffer = new char[CsvText.BufferLength];
        for (var row = 0; row < bars.Count;)
            writer.Write(buffer, 0, BarCsvText.Fill(bars, ref row, buffer));
        writer.Flush();
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="bars">The bars. NaN is written as an empty cell.</param>
    /// <param name="cancellationToken">Stops the writing; the file then stays as it was.</param>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static Task WriteAsync(string path, BarSeries bars, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        return AtomicFile.WriteAsync(path, (stream, token) => WriteAsync(stream, bars, token), cancellationToken);
    }

    /// <summary>Writes to a stream as UTF-8 without a BOM; the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="bars">The bars.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="OperationCanceledException">Cancelled; a part may have been written.</exception>
    public static async Task WriteAsync(Stream stream, BarSeries bars, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var writer = CsvText.Utf8Writer(stream);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteAsync(BarCsvText.Header.AsMemory(), cancellationToken).ConfigureAwait(false);
            var buffer = new char[CsvText.BufferLength];
            for (var row = 0; row < bars.Count;)
            {
                var length = BarCsvText.Fill(bars, ref row, buffer);
                await writer.WriteAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static BarSeries ReadAll(CsvReader csv, BarCsvOptions? options)
    {
        var rows = BarCsvRows.Start(csv, options);
        var builder = new BarSeriesBuilder();
        while (csv.Read())
            builder.Add(rows.Current());
        return builder.Build(BarChecks.None, csv.Source);
    }

    private static async Task<BarSeries> ReadAllAsync(CsvReader csv, BarCsvOptions? options, CancellationToken cancellationToken)
    {
        var rows = await BarCsvRows.StartAsync(csv, options, cancellationToken).ConfigureAwait(false);
        var builder = new BarSeriesBuilder();
        while (await csv.ReadAsync(cancellationToken).ConfigureAwait(false))
            builder.Add(rows.Current());
        return builder.Build(BarChecks.None, csv.Source);
    }
}
