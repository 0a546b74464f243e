using BenchmarkDotNet.Attributes;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Parquet;

namespace MarketMaster.Benchmarks.Core;

/// <summary>A million bars in every format, in memory, so that no disk is measured: read whole, written whole, written as they come. Figures are per bar.</summary>
public class FileFormats
{
    private const int Bars = 1_000_000;

    private readonly BarSeries _bars = WalkBars.Create(Bars);
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"marketmaster-benchmark-{Guid.NewGuid():N}");
    private byte[] _content = [];

    [Params("csv", "json", "gzip", "snappy", "none")]
    public string Format { get; set; } = "csv";

    private ParquetWriteOptions Options => new()
    {
        Compression = Format switch { "snappy" => ParquetCompression.Snappy, "none" => ParquetCompression.None, _ => ParquetCompression.Gzip },
    };

    [GlobalSetup]
    public void Setup()
    {
        using var memory = new MemoryStream();
        Write(memory);
        _content = memory.ToArray();
        if (!Read().Close.SequenceEqual(_bars.Close))
            throw new InvalidOperationException("the bars read back differ from those written");
    }

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_file);

    [Benchmark(OperationsPerInvoke = Bars)]
    public BarSeries Read()
    {
        using var memory = new MemoryStream(_content, writable: false);
        return Format switch { "csv" => BarCsv.Read(memory), "json" => BarJson.Read(memory), _ => BarParquet.Read(memory) };
    }

    [Benchmark(OperationsPerInvoke = Bars)]
    public void Write() => Write(Stream.Null);

    /// <summary>To a file, flushed to disk, without a series in memory.</summary>
    [Benchmark(OperationsPerInvoke = Bars)]
    public Task<long> WriteStreamed() => Format switch
    {
        "csv" => BarCsv.WriteAsync(_file, Rows()),
        "json" => BarJson.WriteAsync(_file, Rows()),
        _ => BarParquet.WriteAsync(_file, Rows(), Options),
    };

    private void Write(Stream stream)
    {
        if (Format == "csv")
            BarCsv.Write(stream, _bars);
        else if (Format == "json")
            BarJson.Write(stream, _bars);
        else
            BarParquet.Write(stream, _bars, Options);
    }

    private IEnumerable<Bar> Rows()
    {
        for (var i = 0; i < _bars.Count; i++)
            yield return _bars[i];
    }
}
