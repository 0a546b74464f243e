namespace MarketMaster;

/// <summary>A file format of bars, for <see cref="BarFile.Register"/>. Implementations must be safe to use from any thread.</summary>
public interface IBarFormat
{
    /// <summary>The file extensions of the format, with the dot and in lower case: <c>.csv</c>.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>Reads bars.</summary>
    /// <param name="stream">The file, at its start and seekable; left open.</param>
    /// <param name="checks">What is checked as bars enter.</param>
    /// <param name="source">The path, for error messages and <see cref="BarSeries.Source"/>.</param>
    /// <returns>The bars.</returns>
    /// <exception cref="InvalidMarketDataException">The content is invalid.</exception>
    public BarSeries Read(Stream stream, BarChecks checks, string? source);

    /// <summary>Reads bars.</summary>
    /// <param name="stream">The file, at its start and seekable; left open.</param>
    /// <param name="checks">What is checked as bars enter.</param>
    /// <param name="source">The path, for error messages and <see cref="BarSeries.Source"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The bars.</returns>
    /// <exception cref="InvalidMarketDataException">The content is invalid.</exception>
    public Task<BarSeries> ReadAsync(Stream stream, BarChecks checks, string? source, CancellationToken cancellationToken);

    /// <summary>Writes bars.</summary>
    /// <param name="stream">An empty file; left open.</param>
    /// <param name="bars">The bars.</param>
    public void Write(Stream stream, BarSeries bars);

    /// <summary>Writes bars.</summary>
    /// <param name="stream">An empty file; left open.</param>
    /// <param name="bars">The bars.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public Task WriteAsync(Stream stream, BarSeries bars, CancellationToken cancellationToken);

    /// <summary>Encodes bars as they come, part by part, for files larger than memory. A format that leaves this out takes all bars first.</summary>
    /// <param name="bars">The bars; enumerated once.</param>
    /// <returns>The parts of the file in order. Each is written before the next is asked for, so its memory may be used again.</returns>
    /// <exception cref="InvalidMarketDataException">A bar is invalid, when it is reached.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Encode(IEnumerable<Bar> bars)
    {
        using var whole = new MemoryStream();
        Write(whole, BarSeries.FromBars(bars));
        yield return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }
}
