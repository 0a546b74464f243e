using BenchmarkDotNet.Attributes;
using MarketMaster.Benchmarks.Baseline;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Indicators;

namespace MarketMaster.Benchmarks.Indicators;

/// <summary>
/// The 25 features of 64 series: loops, one series after the other, side by side in SIMD lanes, and on all cores. The frames of short
/// series stay in the caches, those of long ones go to memory. Figures are per bar, all 25 features.
/// </summary>
public class ManySeriesFrame
{
    private const int Series = 64;
    private const int Longest = 10_000;
    private const int Bars = Series * Longest;
    private const int Together = 8;

    private IReadOnlyList<BarSeries> _series = [];
    private double[][] _columns = [];
    private double[] _rows = [];
    private MarketFeatures<double>[][] _frames = [];

    /// <summary>Shorter series are computed as often as makes the same number of bars.</summary>
    [Params(500, Longest)]
    public int BarsPerSeries { get; set; }

    private int Passes => Longest / BarsPerSeries;

    [GlobalSetup]
    public void Setup()
    {
        _series = WalkBars.CreateMany(Series, BarsPerSeries);
        _columns = FrameLoops.CreateColumns(BarsPerSeries);
        _rows = new double[BarsPerSeries * FrameLoops.Width];
        _frames = [.. _series.Select(_ => new MarketFeatures<double>[BarsPerSeries])];
        SideBySide();
        for (var s = 0; s < Series; s++)
        {
            FrameLoops.Columns(_series[s], _columns);
            Agreement.Require(System.Runtime.InteropServices.MemoryMarshal.Cast<MarketFeatures<double>, double>(_frames[s]), _columns, $"series {s}");
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Bars)]
    public void Loops()
    {
        for (var i = 0; i < Passes * Series; i++)
            FrameLoops.Rows(_series[i % Series], _columns, _rows);
    }

    [Benchmark(OperationsPerInvoke = Bars)]
    public void OneByOne()
    {
        for (var i = 0; i < Passes * Series; i++)
            OneByOne(i);
    }

    [Benchmark(OperationsPerInvoke = Bars)]
    public void SideBySide()
    {
        for (var i = 0; i < Passes * Series / Together; i++)
            SideBySide(i);
    }

    [BenchmarkCategory("Parallel")]
    [Benchmark(OperationsPerInvoke = Bars)]
    public void OneByOneParallel() => Parallel.For(0, Passes * Series, OneByOne);

    [BenchmarkCategory("Parallel")]
    [Benchmark(OperationsPerInvoke = Bars)]
    public void SideBySideParallel() => Parallel.For(0, Passes * Series / Together, SideBySide);

    private void OneByOne(int index) => FeatureSet.Default.Compute(_series[index % Series], _frames[index % Series]);

    private void SideBySide(int index)
    {
        var first = index * Together % Series;
        FeatureSet.Default.ComputeMany([.. _series.Skip(first).Take(Together)], [.. _frames.Skip(first).Take(Together)]);
    }
}
