namespace MarketMaster;

/// <summary><see cref="BarJson"/> as a format of <see cref="BarFile"/>.</summary>
internal sealed class JsonBarFormat : IBarFormat
{
    public IReadOnlyList<string> Extensions { get; } = [".json"];

    public BarSeries Read(Stream stream, BarChecks checks, string? source) => BarJson.Read(stream, checks, source);

    public Task<BarSeries> ReadAsync(Stream stream, BarChecks checks, string? source, CancellationToken cancellationToken) =>
        BarJson.ReadAsync(stream, checks, source, cancellationToken);

    public void Write(Stream stream, BarSeries bars) => BarJson.Write(stream, bars);

    public Task WriteAsync(Stream stream, BarSeries bars, CancellationToken cancellationToken) => BarJson.WriteAsync(stream, bars, cancellationToken);

    public IEnumerable<ReadOnlyMemory<byte>> Encode(IEnumerable<Bar> bars) => BarJson.Encode(bars);
}
