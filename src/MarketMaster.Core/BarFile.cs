using System.Collections.Immutable;

namespace MarketMaster;

/// <summary>Bars in files whose extension tells the format: .csv and .json, and what other packages <see cref="Register"/>. Safe to use from any thread.</summary>
public static class BarFile
{
    private static ImmutableSortedDictionary<string, IBarFormat> _formats =
        Add(Add(ImmutableSortedDictionary.Create<string, IBarFormat>(StringComparer.OrdinalIgnoreCase), new CsvBarFormat()), new JsonBarFormat());

    /// <summary>The extensions known now, in order: .csv, .json, …</summary>
    public static IReadOnlyList<string> Extensions => [.. Volatile.Read(ref _formats).Keys];

    /// <summary>Adds a format. A format registered again, or a second one of the same type, replaces the first.</summary>
    /// <param name="format">The format.</param>
    /// <exception cref="ArgumentException">An extension is not of the form <c>.abc</c>, or belongs to a format of another type.</exception>
    public static void Register(IBarFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        ImmutableInterlocked.Update(ref _formats, Add, format);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="checks">What is checked as bars enter; all by default.</param>
    /// <returns>The bars; <see cref="BarSeries.Source"/> is <paramref name="path"/>.</returns>
    /// <exception cref="NotSupportedException">No format has the extension; the message lists those known.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">The content is invalid; row, column and value are named.</exception>
    public static BarSeries Read(string path, BarChecks checks = BarChecks.All)
    {
        var format = FormatOf(path);
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
        var format = FormatOf(path);
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
        var format = FormatOf(path);
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
        var format = FormatOf(path);
        return AtomicFile.WriteAsync(path, (stream, token) => format.WriteAsync(stream, bars, token), cancellationToken);
    }

    private static IBarFormat FormatOf(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var extension = Path.GetExtension(path);
        return Volatile.Read(ref _formats).TryGetValue(extension, out var format)
            ? format
            : throw new NotSupportedException($"{path}: no bar format for '{extension}': use one of {string.Join(", ", Extensions)}");
    }

    private static ImmutableSortedDictionary<string, IBarFormat> Add(ImmutableSortedDictionary<string, IBarFormat> formats, IBarFormat format)
    {
        foreach (var extension in format.Extensions)
        {
            if (extension.Length < 2 || extension[0] != '.')
                throw new ArgumentException($"extension '{extension}' must be a dot and a name, such as .csv", nameof(format));
            if (formats.TryGetValue(extension, out var other) && other.GetType() != format.GetType())
                throw new ArgumentException($"extension '{extension}' belongs to {other.GetType().Name} already", nameof(format));
            formats = formats.SetItem(extension, format);
        }
        return formats;
    }
}
