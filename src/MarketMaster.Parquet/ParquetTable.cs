namespace MarketMaster.Parquet;

/// <summary>
/// The columns of any flat Parquet file: data pages of both versions, all encodings of the format, and the codecs gzip, snappy, zstd, brotli and lz4_raw.
/// Nested and encrypted columns are refused by name.
/// </summary>
public sealed class ParquetTable
{
    private readonly Dictionary<string, ParquetColumn> _byName;

    internal ParquetTable(int rows, ParquetColumn[] columns, string? source)
    {
        (Count, Columns, Source) = (rows, Array.AsReadOnly(columns), source);
        _byName = columns.DistinctBy(c => c.Name, StringComparer.Ordinal).ToDictionary(c => c.Name, StringComparer.Ordinal);
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>The columns that were read, in the order of the file.</summary>
    public IReadOnlyList<ParquetColumn> Columns { get; }

    /// <summary>The file; null where unknown.</summary>
    public string? Source { get; }

    /// <summary>A column by its exact name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">The table has no such column; the message lists those it has.</exception>
    public ParquetColumn this[string name] => _byName.TryGetValue(name, out var column)
        ? column
        : throw new KeyNotFoundException($"no column '{name}': the table has {string.Join(", ", Columns.Select(c => c.Name))}");

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns to read, by exact name; null for all.</param>
    /// <returns>The table.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">The file is damaged, a column is nested, encrypted, or of an unknown encoding, or one of <paramref name="columns"/> is missing.</exception>
    public static ParquetTable Read(string path, IReadOnlyList<string>? columns = null)
    {
        using var stream = TextFile.OpenRead(path, asynchronous: false);
        return Read(stream, columns, path);
    }

    /// <summary>Reads a stream from its position to its end; it stays open.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="columns">The columns to read, by exact name; null for all.</param>
    /// <param name="source">What error messages call the stream.</param>
    /// <returns>The table.</returns>
    /// <exception cref="InvalidMarketDataException">As for a file.</exception>
    public static ParquetTable Read(Stream stream, IReadOnlyList<string>? columns = null, string? source = null) =>
        TableFile.Read(stream, fields => Named(fields, columns, source), source);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns to read, by exact name; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The table.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidMarketDataException">As for <see cref="Read(string, IReadOnlyList{string}?)"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<ParquetTable> ReadAsync(string path, IReadOnlyList<string>? columns = null, CancellationToken cancellationToken = default)
    {
        var stream = TextFile.OpenRead(path, asynchronous: true);
        await using (stream.ConfigureAwait(false))
            return await ReadAsync(stream, columns, path, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a stream from its position to its end; it stays open.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="columns">The columns to read, by exact name; null for all.</param>
    /// <param name="source">What error messages call the stream.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The table.</returns>
    /// <exception cref="InvalidMarketDataException">As for a file.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Task<ParquetTable> ReadAsync(Stream stream, IReadOnlyList<string>? columns = null, string? source = null, CancellationToken cancellationToken = default) =>
        TableFile.ReadAsync(stream, fields => Named(fields, columns, source), source, cancellationToken);

    private static IEnumerable<ColumnField> Named(IReadOnlyList<ColumnField> fields, IReadOnlyList<string>? columns, string? source)
    {
        if (columns is null)
            return fields;
        foreach (var name in columns)
        {
            if (!fields.Any(f => f.Path == name))
                throw new InvalidMarketDataException($"is missing: the file has {string.Join(", ", fields.Select(f => f.Path))}", source, null, name, null);
        }
        return fields.Where(f => columns.Contains(f.Path, StringComparer.Ordinal));
    }
}
