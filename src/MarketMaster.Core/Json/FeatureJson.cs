using System.Text.Json;

namespace MarketMaster;

/// <summary>
/// Feature frames as JSON: an array of objects with <c>timestamp</c> (where the frame has times), the columns, and <c>action</c> last where it
/// is labelled. NaN is null. Reading also takes one object of arrays. A file is read whole before it is parsed.
/// </summary>
public static class FeatureJson
{
    private const int FlushAt = 1 << 16;

    /// <summary>Reads a file. Properties other than time and label become features, in the order of the first row.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <returns>The frame; null is NaN, and so is a feature that a later row leaves out.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">The file is no such JSON, the label column is missing, or a value is invalid; row, column and value are named.</exception>
    public static FeatureFrame Read(string path, FeatureFileOptions? options = null)
    {
        using var stream = TextFile.OpenRead(path, asynchronous: false);
        return Read(stream, options, path);
    }

    /// <summary>Reads a stream of UTF-8 text; the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <param name="source">What error messages call the stream.</param>
    /// <returns>The frame.</returns>
    /// <exception cref="InvalidMarketDataException">As for a file.</exception>
    public static FeatureFrame Read(Stream stream, FeatureFileOptions? options = null, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return FeatureJsonReader.Read(memory.GetBuffer().AsSpan(0, (int)memory.Length), options ?? new(), source);
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
        var stream = TextFile.OpenRead(path, asynchronous: true);
        await using (stream.ConfigureAwait(false))
            return await ReadAsync(stream, options, path, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a stream of UTF-8 text; the stream stays open.</summary>
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
        ArgumentNullException.ThrowIfNull(stream);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancellationToken).ConfigureAwait(false);
        return FeatureJsonReader.Read(memory.GetBuffer().AsSpan(0, (int)memory.Length), options ?? new(), source);
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <exception cref="ArgumentException">A feature is called like the time or label column.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static void Write(string path, FeatureFrame frame, FeatureFileOptions? options = null) =>
        AtomicFile.Write(path, stream => Write(stream, frame, options));

    /// <summary>Writes to a stream as UTF-8; the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <exception cref="ArgumentException">A feature is called like the time or label column.</exception>
    public static void Write(Stream stream, FeatureFrame frame, FeatureFileOptions? options = null)
    {
        FeatureNames.Require(frame, options ??= new());
        using var json = new Utf8JsonWriter(stream);
        if (frame.Count == 0)
        {
            WriteNames(json, frame);
            return;
        }
        json.WriteStartArray();
        for (var row = 0; row < frame.Count;)
        {
            WriteRows(json, frame, options, ref row);
            json.Flush();
        }
        json.WriteEndArray();
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the writing; the file then stays as it was.</param>
    /// <exception cref="ArgumentException">A feature is called like the time or label column.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static Task WriteAsync(string path, FeatureFrame frame, FeatureFileOptions? options = null, CancellationToken cancellationToken = default) =>
        AtomicFile.WriteAsync(path, (stream, token) => WriteAsync(stream, frame, options, token), cancellationToken);

    /// <summary>Writes to a stream as UTF-8; the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">Names of the time and label columns; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ArgumentException">A feature is called like the time or label column.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; a part may have been written.</exception>
    public static async Task WriteAsync(Stream stream, FeatureFrame frame, FeatureFileOptions? options = null, CancellationToken cancellationToken = default)
    {
        FeatureNames.Require(frame, options ??= new());
        var json = new Utf8JsonWriter(stream);
        await using (json.ConfigureAwait(false))
        {
            if (frame.Count == 0)
            {
                WriteNames(json, frame);
                return;
            }
            json.WriteStartArray();
            for (var row = 0; row < frame.Count;)
            {
                WriteRows(json, frame, options, ref row);
                await json.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
            json.WriteEndArray();
        }
    }

    // rows that are not there cannot tell their features: columns can
    private static void WriteNames(Utf8JsonWriter json, FeatureFrame frame)
    {
        json.WriteStartObject();
        foreach (var name in frame.Names)
        {
            json.WriteStartArray(name);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter json, FeatureFrame frame, FeatureFileOptions options, ref int row)
    {
        Span<char> time = stackalloc char[TimeText.LongestFormat];
        for (; row < frame.Count && json.BytesPending < FlushAt; row++)
        {
            json.WriteStartObject();
            if (!frame.Time.IsEmpty)
                json.WriteString(options.TimeColumn, time[..TimeText.Write(frame.Time[row], time)]);
            var values = frame.Row(row);
            for (var column = 0; column < values.Length; column++)
                JsonCells.Write(json, frame.Names[column], values[column]);
            if (frame.IsLabelled)
                json.WriteString(options.LabelName, frame.Labels[row].ToName());
            json.WriteEndObject();
        }
    }
}
