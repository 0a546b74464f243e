using System.Buffers;
using System.Text.Json;

namespace MarketMaster;

/// <summary>Ticks as JSON: an array of objects with the columns of <see cref="TickFile"/>. A file is read whole before it is parsed.</summary>
internal sealed class JsonTickFormat : ITickFormat
{
    private const int FlushAt = 1 << 16;

    public IReadOnlyList<string> Extensions { get; } = [".json"];

    public Tick[] Read(Stream stream, string? source)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return TickJsonReader.Read(memory.GetBuffer().AsSpan(0, (int)memory.Length), source);
    }

    public async Task<Tick[]> ReadAsync(Stream stream, string? source, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancellationToken).ConfigureAwait(false);
        return TickJsonReader.Read(memory.GetBuffer().AsSpan(0, (int)memory.Length), source);
    }

    public IEnumerable<ReadOnlyMemory<byte>> Encode(IEnumerable<Tick> ticks)
    {
        var output = new ArrayBufferWriter<byte>(2 * FlushAt);
        using var json = new Utf8JsonWriter(output);
        json.WriteStartArray();
        foreach (var tick in ticks)
        {
            Write(json, tick);
            if (json.BytesPending < FlushAt)
                continue;
            json.Flush();
            yield return output.WrittenMemory;
            output.ResetWrittenCount();
        }
        json.WriteEndArray();
        json.Flush();
        yield return output.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, in Tick tick)
    {
        Span<char> time = stackalloc char[TimeText.LongestFormat];
        json.WriteStartObject();
        json.WriteString(TickNames.Time, time[..TimeText.Write(tick.Time, time)]);
        json.WriteNumber(TickNames.Price, tick.Price);
        json.WriteNumber(TickNames.Size, tick.Size);
        JsonCells.Write(json, TickNames.Bid, tick.Bid);
        JsonCells.Write(json, TickNames.Ask, tick.Ask);
        if (tick.Session is { } session)
            json.WriteString(TickNames.Session, TickNames.Sessions[(int)session]);
        if (tick.Regime is { } regime)
            json.WriteString(TickNames.Regime, TickNames.Regimes[(int)regime]);
        json.WriteEndObject();
    }
}
