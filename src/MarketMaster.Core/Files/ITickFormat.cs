namespace MarketMaster;

/// <summary>A file format of ticks, for <see cref="TickFile.Register"/>. Implementations must be safe to use from any thread.</summary>
public interface ITickFormat
{
    /// <summary>The file extensions of the format, with the dot and in lower case: <c>.csv</c>.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>Reads ticks. They need not be checked.</summary>
    /// <param name="stream">The file, at its start and seekable; left open.</param>
    /// <param name="source">The path, for error messages.</param>
    /// <returns>The ticks.</returns>
    /// <exception cref="InvalidMarketDataException">The content is invalid.</exception>
    public Tick[] Read(Stream stream, string? source);

    /// <summary>Reads ticks. They need not be checked.</summary>
    /// <param name="stream">The file, at its start and seekable; left open.</param>
    /// <param name="source">The path, for error messages.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The ticks.</returns>
    /// <exception cref="InvalidMarketDataException">The content is invalid.</exception>
    public Task<Tick[]> ReadAsync(Stream stream, string? source, CancellationToken cancellationToken);

    /// <summary>Encodes ticks as they come, part by part.</summary>
    /// <param name="ticks">Checked ticks; enumerated once.</param>
    /// <returns>The parts of the file in order. Each is written before the next is asked for, so its memory may be used again.</returns>
    public IEnumerable<ReadOnlyMemory<byte>> Encode(IEnumerable<Tick> ticks);
}
