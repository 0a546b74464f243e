using System.Globalization;
using System.Text;

namespace MarketMaster.DataGen;

/// <summary>Ticks as CSV, written one at a time in constant memory: <c>timestamp,price,size,bid,ask,session,regime</c>.</summary>
public static class TickCsv
{
    private const string Header = "timestamp,price,size,bid,ask,session,regime\n";
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.FFFFFFFK";
    private const int TicksPerFlush = 1000;

    private static readonly string[] Sessions =
        ["full_day", "around_the_clock", "pre_market", "regular", "after_hours", "overnight", "sydney", "tokyo", "london", "new_york"];

    private static readonly string[] Regimes = ["calm", "normal", "stress"];

    /// <summary>Writes a file, whole or not at all. Numbers read back exactly, times are UTC to 100 ns.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="ticks">The ticks, such as <see cref="MarketDataGenerator.StreamTicks"/> gives.</param>
    /// <param name="cancellationToken">Stops the writing; the file then stays as it was.</param>
    /// <returns>Number of ticks written.</returns>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static async Task<long> WriteAsync(string path, IEnumerable<GeneratedTick> ticks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticks);
        var written = 0L;
        await AtomicFile.WriteAsync(path, async (stream, token) => written = await WriteAsync(stream, ticks, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return written;
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Takes the text, UTF-8.</param>
    /// <param name="ticks">The ticks.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Number of ticks written.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<long> WriteAsync(Stream stream, IEnumerable<GeneratedTick> ticks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(ticks);
        var text = new StringBuilder(Header);
        var count = 0L;
        foreach (var (tick, session, regime) in ticks)
        {
            text.Append(tick.Time.ToString(TimeFormat, CultureInfo.InvariantCulture));
            text.Append(CultureInfo.InvariantCulture, $",{tick.Price},{tick.Size},{tick.Bid},{tick.Ask},{Sessions[(int)session]},{Regimes[(int)regime]}\n");
            if (++count % TicksPerFlush == 0)
                await Flush(stream, text, cancellationToken).ConfigureAwait(false);
        }
        await Flush(stream, text, cancellationToken).ConfigureAwait(false);
        return count;
    }

    private static async Task Flush(Stream stream, StringBuilder text, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken).ConfigureAwait(false);
        text.Clear();
    }
}
