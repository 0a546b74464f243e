using System.Text.Json;

namespace MarketMaster;

/// <summary>
/// Bars as JSON: an array of objects with timestamp, open, high, low, close and volume. Reading also takes one object of
/// arrays (<c>{"timestamp":[…],"open":[…]…}</c>), the property names that <see cref="BarCsv"/> takes as headers, numbers written
/// as text, null as "no value", and times as ISO-8601 or epoch numbers. A file is read whole before it is parsed.
/// </summary>
public static partial class BarJson
{
    private const int FlushAt = 1 << 16;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="checks">What is checked as bars enter; all by default. Without <see cref="BarChecks.Finite"/>, null reads as NaN.</param>
    /// <returns>The bars; <see cref="BarSeries.Source"/> is <paramref name="path"/>.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">The file is no such JSON, a property is missing, or a value or bar is invalid; row, column and value are named.</exception>
    public static BarSeries Read(string path, BarChecks checks = BarChecks.All)
    {
        using var stream = TextFile.OpenRead(path, asynchronous: false);
        return Read(stream, checks, path);
    }

    /// <summary>Reads a stream of UTF-8 text; the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="checks">What is checked as bars enter.</param>
    /// <param name="source">What error messages call the stream.</param>
    /// <returns>The bars.</returns>
    /// <exception cref="InvalidMarketDataException">As for a file.</exception>
    public static BarSeries Read(Stream stream, BarChecks checks = BarChecks.All, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return BarJsonReader.Read(memory.GetBuffer().AsSpan(0, (int)memory.Length), checks, source);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="checks">What is checked as bars enter.</param>
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

    /// <summary>Reads a stream of UTF-8 text; the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="checks">What is checked as bars enter.</param>
    /// <param name="source">What error messages call the stream.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The bars.</returns>
    /// <exception cref="InvalidMarketDataException">As for a file.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<BarSeries> ReadAsync(
        Stream stream, BarChecks checks = BarChecks.All, string? source = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancellationToken).ConfigureAwait(false);
        return BarJsonReader.Read(memory.GetBuffer().AsSpan(0, (int)memory.Length), checks, source);
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="bars">The bars. NaN is written as null, an infinity as text.</param>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static void Write(string path, BarSeries bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        AtomicFile.Write(path, stream => Write(stream, bars));
    }

    /// <summary>Writes to a stream as UTF-8; the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="bars">The bars.</param>
    public static void Write(Stream stream, BarSeries bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartArray();
        for (var row = 0; row < bars.Count;)
        {
            WriteRows(json, bars, ref row);
            json.Flush();
        }
        json.WriteEndArray();
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="bars">The bars. NaN is written as null, an infinity as text.</param>
    /// <param name="cancellationToken">Stops the writing; the file then stays as it was.</param>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static Task WriteAsync(string path, BarSeries bars, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        return AtomicFile.WriteAsync(path, (stream, token) => WriteAsync(stream, bars, token), cancellationToken);
    }

    /// <summary>Writes to a stream as UTF-8; the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="bars">The bars.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="OperationCanceledException">Cancelled; a part may have been written.</exception>
    public static async Task WriteAsync(Stream stream, BarSeries bars, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var json = new Utf8JsonWriter(stream);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartArray();
            for (var row = 0; row < bars.Count;)
            {
                WriteRows(json, bars, ref row);
                await json.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
            json.WriteEndArray();
        }
    }

    private static void WriteRows(Utf8JsonWriter json, BarSeries bars, ref int row)
    {
        Span<char> time = stackalloc char[TimeText.LongestFormat];
        for (; row < bars.Count && json.BytesPending < FlushAt; row++)
        {
            json.WriteStartObject();
            json.WriteString("timestamp", time[..TimeText.Write(bars.Time[row], time)]);
            JsonCells.Write(json, "open", bars.Open[row]);
            JsonCells.Write(json, "high", bars.High[row]);
            JsonCells.Write(json, "low", bars.Low[row]);
            JsonCells.Write(json, "close", bars.Close[row]);
            JsonCells.Write(json, "volume", bars.Volume[row]);
            json.WriteEndObject();
        }
    }
}
