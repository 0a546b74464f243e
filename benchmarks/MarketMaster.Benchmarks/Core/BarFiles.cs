using BenchmarkDotNet.Attributes;
using MarketMaster.Benchmarks.Inputs;

namespace MarketMaster.Benchmarks.Core;

/// <summary>A million bars as CSV, to a file and back and the same in memory. Figures are per bar.</summary>
public class BarFiles
{
    private const int Bars = 1_000_000;

    private readonly BarSeries _bars = WalkBars.Create(Bars);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("marketmaster-benchmark-");
    private string _file = "";
    private byte[] _content = [];

    [GlobalSetup]
    public void Setup()
    {
        _file = Path.Combine(_folder.FullName, "bars.csv");
        BarCsv.Write(_file, _bars);
        _content = File.ReadAllBytes(_file);
        var read = BarCsv.Read(_file);
        if (!read.Close.SequenceEqual(_bars.Close) || !read.Time.SequenceEqual(_bars.Time))
            throw new InvalidOperationException("the bars read back differ from those written");
    }

    [GlobalCleanup]
    public void Cleanup() => _folder.Delete(recursive: true);

    [Benchmark(OperationsPerInvoke = Bars)]
    public BarSeries ReadFile() => BarCsv.Read(_file);

    [Benchmark(OperationsPerInvoke = Bars)]
    public BarSeries ReadMemory()
    {
        using var memory = new MemoryStream(_content, writable: false);
        return BarCsv.Read(memory);
    }

    /// <summary>Bar by bar, holding none: for files larger than memory.</summary>
    [Benchmark(OperationsPerInvoke = Bars)]
    public double EnumerateFile() => BarCsv.Enumerate(_file).Sum(bar => bar.Volume);

    [Benchmark(OperationsPerInvoke = Bars)]
    public void WriteFile() => BarCsv.Write(_file, _bars);

    [Benchmark(OperationsPerInvoke = Bars)]
    public void WriteNowhere() => BarCsv.Write(Stream.Null, _bars);
}
