using BenchmarkDotNet.Attributes;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Indicators;

namespace MarketMaster.Benchmarks.Indicators;

/// <summary>Every indicator of the catalog as a stream through its base type, bar by bar. Figures are per bar.</summary>
public class CatalogStream
{
    private const int Bars = 10_000;

    private Bar[] _bars = [];
    private IndicatorStream _stream = new Sma().OpenStream();
    private double[] _outputs = [];

    [ParamsSource(nameof(Ids))]
    public string Indicator { get; set; } = "";

    public static IEnumerable<string> Ids => Catalog.All.Select(i => i.Id);

    [GlobalSetup]
    public void Setup()
    {
        _bars = [.. StreamBars.Of(WalkBars.Create(Bars))];
        _stream = Catalog.Find(Indicator).Create().OpenStream();
        _outputs = new double[_stream.OutputCount];
    }

    [Benchmark(OperationsPerInvoke = Bars)]
    public void Push()
    {
        foreach (ref readonly var bar in _bars.AsSpan())
            _stream.Push(in bar, _outputs);
    }
}
