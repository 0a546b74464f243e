namespace MarketMaster;

/// <summary><see cref="BarCsv"/> as a format of <see cref="BarFile"/>.</summary>
internal sealed class CsvBarFormat : IBarFormat
{
    public IReadOnlyList<string> Extensions { get; } = [".csv"];

    public BarSeries Read(Stream stream, BarChecks checks, string? source) => BarCsv.Read(stream, new() { Checks = checks }, source);

    public Task<BarSeries> ReadAsync(Stream stream, BarChecks checks, string? source, CancellationToken cancellationToken) =>
        BarCsv.ReadAsync(stream, new() { Checks = checks }, source, cancellationToken);

    public void Write(Stream stream, BarSeries bars) => BarCsv.Write(stream, bars);

    public Task WriteAsync(Stream stream, BarSeries bars, CancellationToken cancellationToken) => BarCsv.WriteAsync(stream, bars, cancellationToken);

    public IEnumerable<ReadOnlyMemory<byte>> Encode(IEnumerable<Bar> bars) => BarCsv.Encode(bars);
}
