using BenchmarkDotNet.Attributes;
using MarketMaster.Benchmarks.Baseline;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Indicators;

namespace MarketMaster.Benchmarks.Indicators;

/// <summary>The 25 features of one series of a million bars, against the loops in both layouts. Figures are per bar, all 25 features.</summary>
public class FeatureFrameBatch
{
    private const int Bars = 1_000_000;

    private readonly BarSeries _bars = WalkBars.Create(Bars);
    private readonly double[] _rows = new double[Bars * FrameLoops.Width];
    private readonly double[][] _columns = FrameLoops.CreateColumns(Bars);

    [GlobalSetup]
    public void Setup()
    {
        Rows();
        LoopColumns();
        Agreement.Require(_rows, _columns, "frame by columns");
        var rows = new double[_rows.Length];
        FrameLoops.Rows(_bars, _columns, rows);
        Agreement.Require(rows, _columns, "frame by rows");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Bars)]
    public void LoopRows() => FrameLoops.Rows(_bars, _columns, _rows);

    [Benchmark(OperationsPerInvoke = Bars)]
    public void LoopColumns() => FrameLoops.Columns(_bars, _columns);

    /// <summary>Into the caller's buffer.</summary>
    [Benchmark(OperationsPerInvoke = Bars)]
    public void Rows() => FeatureSet.Default.ComputeRows(_bars, _rows);

    /// <summary>With a new buffer and the times copied.</summary>
    [Benchmark(OperationsPerInvoke = Bars)]
    public FeatureFrame Frame() => FeatureSet.Default.ComputeFrame(_bars);
}
