using BenchmarkDotNet.Attributes;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Indicators;

namespace MarketMaster.Benchmarks.Indicators;

/// <summary>96 sets of parameters over one series into the caller's columns, against one batch after the other. Figures are per bar and set.</summary>
public class SweepAgainstLoop
{
    private const int Bars = 20_000;
    private const int Sets = 96;

    private BarSeries _bars = BarSeries.Empty;
    private Indicator<double>[] _family = [];
    private double[][] _columns = [];

    [Params("atr", "cmo", "dema", "ema", "natr", "rsi", "sma", "smma", "standard_deviation", "t3")]
    public string Indicator { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _bars = WalkBars.Create(Bars);
        _family = [.. Enumerable.Range(5, Sets).Select(period => (Indicator<double>)Catalog.Find(Indicator).Create(period))];
        _columns = [.. _family.Select(_ => new double[Bars])];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Bars * Sets)]
    public void Loop()
    {
        for (var i = 0; i < _family.Length; i++)
            _family[i].Compute(_bars, _columns[i]);
    }

    [Benchmark(OperationsPerInvoke = Bars * Sets)]
    public void Sweep() => ParameterSweep.Compute(_family, _bars, _columns);
}
