namespace MarketMaster.Parquet;

/// <summary>Brings a <see cref="TableReader"/> its bytes, waiting or not.</summary>
internal static class TableFile
{
    public static ParquetTable Read(Stream stream, Func<IReadOnlyList<ColumnField>, IEnumerable<ColumnField>> choose, string? source)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
        {
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            copy.Position = 0;
            return Read(copy, choose, source);
        }
        var start = stream.Position;
        var reader = new TableReader(stream.Length - start, choose, source);
        foreach (var (offset, room) in reader.Ranges())
        {
            stream.Position = start + offset;
            stream.ReadExactly(room.Span);
        }
        return reader.Build();
    }

    public static async Task<ParquetTable> ReadAsync(
        Stream stream, Func<IReadOnlyList<ColumnField>, IEnumerable<ColumnField>> choose, string? source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
        {
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
            copy.Position = 0;
            return Read(copy, choose, source);
        }
        var start = stream.Position;
        var reader = new TableReader(stream.Length - start, choose, source);
        foreach (var (offset, room) in reader.Ranges())
        {
            cancellationToken.ThrowIfCancellationRequested();
            stream.Position = start + offset;
            await stream.ReadExactlyAsync(room, cancellationToken).ConfigureAwait(false);
        }
        return reader.Build();
    }
}
