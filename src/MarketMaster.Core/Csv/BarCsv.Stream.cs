namespace MarketMaster;

public static partial class BarCsv
{
    private const int BarsPerChunk = 4096;

    /// <summary>Writes bars as they come, whole or not at all, holding a few thousand of them: for files larger than memory.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="bars">The bars; enumerated once.</param>
    /// <param name="progress">Told the number of bars written so far, every few thousand.</param>
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
        var written = 0L;
        await AtomicFile.WriteAsync(path, async (stream, token) =>
        {
            var writer = CsvText.Utf8Writer(stream);
            await using (writer.ConfigureAwait(false))
            {
                await writer.WriteAsync(BarCsvText.Header.AsMemory(), token).ConfigureAwait(false);
                var buffer = new char[CsvText.BufferLength];
                foreach (var chunk in bars.Chunk(BarsPerChunk))
                {
                    var series = BarSeries.FromBars(chunk);
                    for (var row = 0; row < series.Count;)
                    {
                        var length = BarCsvText.Fill(series, ref row, buffer);
                        await writer.WriteAsync(buffer.AsMemory(0, length), token).ConfigureAwait(false);
                    }
                    written += series.Count;
                    progress?.Report(written);
                }
            }
        }, cancellationToken).ConfigureAwait(false);
        return written;
    }
}
