using System.Buffers;
using System.Text.Json;

namespace MarketMaster;

public static partial class BarJson
{
    private const int BarsPerPart = 1024;

    /// <summary>Writes bars as they come, whole or not at all, holding a thousand of them: for files larger than memory.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="bars">The bars; enumerated once.</param>
    /// <param name="progress">Told the number of bars taken so far, every few thousand.</param>
    /// <param name="cancellationToken">Stops the writing; the file then stays as it was.</param>
    /// <returns>Number of bars written.</returns>
    /// <exception cref="InvalidMarketDataException">A bar is invalid.</exception>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static async Task<long> WriteAsync(
        string path, IEnumerable<Bar> bars, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var counted = new Counted<Bar>(bars, progress, cancellationToken);
        await AtomicFile.WriteAsync(path, (stream, token) => FileParts.WriteAsync(stream, Encode(counted.Items()), token), cancellationToken).ConfigureAwait(false);
        return counted.Count;
    }

    internal static IEnumerable<ReadOnlyMemory<byte>> Encode(IEnumerable<Bar> bars)
    {
        var output = new ArrayBufferWriter<byte>(2 * FlushAt);
        using var json = new Utf8JsonWriter(output);
        json.WriteStartArray();
        foreach (var batch in BarSeries.Batch(bars, BarsPerPart))
        {
            for (var row = 0; row < batch.Count;)
            {
                WriteRows(json, batch, ref row);
                json.Flush();
                yield return output.WrittenMemory;
                output.ResetWrittenCount();
            }
        }
        json.WriteEndArray();
        json.Flush();
        yield return output.WrittenMemory;
    }
}
