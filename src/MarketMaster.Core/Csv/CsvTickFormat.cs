using System.Text;

namespace MarketMaster;

/// <summary>Ticks as CSV: <c>timestamp,price,size,bid,ask,session,regime</c>, with numbers that read back exactly and times to 100 ns.</summary>
internal sealed class CsvTickFormat : ITickFormat
{
    private const int LongestRow = TimeText.LongestFormat + 4 * (NumberText.LongestFormat + 1) + 2 * 17 + 1;

    public IReadOnlyList<string> Extensions { get; } = [".csv"];

    public Tick[] Read(Stream stream, string? source)
    {
        using var reader = CsvText.Reader(stream);
        using var csv = new CsvReader(reader, source, delimiter: null, leaveOpen: true);
        var rows = csv.Read() ? new TickCsvRows(csv) : throw TickCsvRows.Empty(csv);
        while (csv.Read())
            rows.AddCurrent();
        return rows.ToArray();
    }

    public async Task<Tick[]> ReadAsync(Stream stream, string? source, CancellationToken cancellationToken)
    {
        using var reader = CsvText.Reader(stream);
        using var csv = new CsvReader(reader, source, delimiter: null, leaveOpen: true);
        var rows = await csv.ReadAsync(cancellationToken).ConfigureAwait(false) ? new TickCsvRows(csv) : throw TickCsvRows.Empty(csv);
        while (await csv.ReadAsync(cancellationToken).ConfigureAwait(false))
            rows.AddCurrent();
        return rows.ToArray();
    }

    public IEnumerable<ReadOnlyMemory<byte>> Encode(IEnumerable<Tick> ticks)
    {
        yield return "timestamp,price,size,bid,ask,session,regime\n"u8.ToArray();
        var text = new char[CsvText.BufferLength];
        var bytes = new byte[CsvText.BufferLength];
        var at = 0;
        foreach (var tick in ticks)
        {
            if (at + LongestRow > text.Length)
            {
                yield return bytes.AsMemory(0, Encoding.ASCII.GetBytes(text.AsSpan(0, at), bytes));
                at = 0;
            }
            AddRow(tick, text, ref at);
        }
        yield return bytes.AsMemory(0, Encoding.ASCII.GetBytes(text.AsSpan(0, at), bytes));
    }

    private static void AddRow(in Tick tick, Span<char> text, ref int at)
    {
        at += TimeText.Write(tick.Time, text[at..]);
        BarCsvText.AddCell(tick.Price, text, ref at);
        BarCsvText.AddCell(tick.Size, text, ref at);
        BarCsvText.AddCell(tick.Bid, text, ref at);
        BarCsvText.AddCell(tick.Ask, text, ref at);
        AddName(tick.Session is { } session ? TickNames.Sessions[(int)session] : "", text, ref at);
        AddName(tick.Regime is { } regime ? TickNames.Regimes[(int)regime] : "", text, ref at);
        text[at++] = '\n';
    }

    private static void AddName(string name, Span<char> text, ref int at)
    {
        text[at++] = ',';
        name.CopyTo(text[at..]);
        at += name.Length;
    }
}
