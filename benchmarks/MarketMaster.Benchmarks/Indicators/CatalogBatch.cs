using BenchmarkDotNet.Attributes;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Indicators;

namespace MarketMaster.Benchmarks.Indicators;

/// <summary>Every indicator of the catalog over a million bars into the caller's buffer. Figures are per bar.</summary>
public class CatalogBatch
{
    private const int Bars = 1_000_000;

    private BarSeries _bars = BarSeries.Empty;
    private Indicator _indicator = new Sma();
    private double[] _rows = [];

    [ParamsSource(nameof(Ids))]
    public string Indicator { get; set; } = "";

    public static IEnumerable<string> Ids => Catalog.All.Select(i => i.Id);

    [GlobalSetup]
    public void Setup()
    {
        _bars = WalkBars.Create(Bars);
        _indicator = Catalog.Find(Indicator).Create();
        _rows = new double[Bars * _indicator.Outputs.Count];
    }

    [Benchmark(OperationsPerInvoke = Bars)]
    public void Batch() => _indicator.ComputeRows(_bars, _rows);
}
