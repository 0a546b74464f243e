using BenchmarkDotNet.Attributes;
using MarketMaster.Benchmarks.Baseline;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Indicators;

namespace MarketMaster.Benchmarks.Indicators;

/// <summary>Each indicator over a million bars into the caller's buffer, against a plain loop. Figures are per bar.</summary>
public class BatchAgainstLoop
{
    private const int Bars = 1_000_000;

    private BarSeries _bars = BarSeries.Empty;
    private Indicator _indicator = new Sma();
    private Loops.Loop _loop = Loops.Find("sma");
    private double[] _rows = [];
    private double[] _scratch = [];
    private double[][] _columns = [];

    [ParamsSource(nameof(Ids))]
    public string Indicator { get; set; } = "";

    public static IEnumerable<string> Ids => Loops.Ids;

    [GlobalSetup]
    public void Setup()
    {
        _bars = WalkBars.Create(Bars);
        _indicator = Catalog.Find(Indicator).Create();
        _loop = Loops.Find(Indicator);
        _rows = new double[Bars * _indicator.Outputs.Count];
        _scratch = new double[Bars];
        _columns = [.. _indicator.Outputs.Select(_ => new double[Bars])];
        Loop();
        Batch();
        Agreement.Require(_rows, _columns, Indicator);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Bars)]
    public void Loop() => _loop(_bars, _columns, _scratch);

    [Benchmark(OperationsPerInvoke = Bars)]
    public void Batch() => _indicator.ComputeRows(_bars, _rows);
}
