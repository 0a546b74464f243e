namespace MarketMaster.Parquet;

/// <summary>Ticks as a format of <see cref="TickFile"/>.</summary>
internal sealed class ParquetTickFormat(ParquetWriteOptions options) : ITickFormat
{
    public IReadOnlyList<string> Extensions { get; } = [".parquet", ".pq"];

    public Tick[] Read(Stream stream, string? source)
    {
        TickColumns? columns = null;
        var table = TableFile.Read(stream, fields => (columns = new(fields, source)).Used, source);
        return columns!.Ticks(table);
    }

    public async Task<Tick[]> ReadAsync(Stream stream, string? source, CancellationToken cancellationToken)
    {
        TickColumns? columns = null;
        var table = await TableFile.ReadAsync(stream, fields => (columns = new(fields, source)).Used, source, cancellationToken).ConfigureAwait(false);
        return columns!.Ticks(table);
    }

    public IEnumerable<ReadOnlyMemory<byte>> Encode(IEnumerable<Tick> ticks)
    {
        using var batch = new RowBatches<Tick>(ticks, options.RowGroupSize);
        var writer = new FileWriter(options, Columns(batch));
        foreach (var part in writer.Parts(Groups()))
            yield return part;

        IEnumerable<(int Start, int Count)> Groups()
        {
            while (batch.MoveNext())
                yield return (0, batch.Count);
        }
    }

    private static WrittenColumn[] Columns(RowBatches<Tick> ticks)
    {
        return
        [
            new TimeColumn(TickNames.Time, TimeUnit.Nanos, (start, times) =>
            {
                for (var i = 0; i < times.Length; i++)
                    times[i] = ticks.Span[start + i].Time;
            }),
            Numbers(TickNames.Price, isOptional: false, tick => tick.Price),
            Numbers(TickNames.Size, isOptional: false, tick => tick.Size),
            Numbers(TickNames.Bid, isOptional: true, tick => tick.Bid),
            Numbers(TickNames.Ask, isOptional: true, tick => tick.Ask),
            Names(TickNames.Session, TickNames.Sessions, tick => tick.Session is { } session ? (byte)session : NameColumn.Null),
            Names(TickNames.Regime, TickNames.Regimes, tick => tick.Regime is { } regime ? (byte)regime : NameColumn.Null),
        ];

        NumberColumn Numbers(string name, bool isOptional, Func<Tick, double> of) => new(name, isOptional, (start, values) =>
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = of(ticks.Span[start + i]);
        });

        NameColumn Names(string name, string[] names, Func<Tick, byte> of) => new(name, names, isOptional: true, (start, positions) =>
        {
            for (var i = 0; i < positions.Length; i++)
                positions[i] = of(ticks.Span[start + i]);
        });
    }
}
